import { NothingHere } from '@/components/shell/nothing-here';

/** Inside the shop, whose frame stands around it already. */
export default function NotFound() {
  return <NothingHere />;
}
