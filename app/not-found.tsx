import { NothingHere } from '@/components/shell/nothing-here';
import { PlainShell } from '@/components/shell/plain-shell';

export default function NotFound() {
  return (
    <PlainShell>
      <NothingHere />
    </PlainShell>
  );
}
