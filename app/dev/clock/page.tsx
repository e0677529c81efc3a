import type { Metadata } from 'next';
import { PlainShell } from '@/components/shell/plain-shell';
import { PageHeading } from '@/components/ui/page-heading';
import { devWorld } from '../../_web/control/dev';
import { tellClock } from '../../_web/control/world';

export const metadata: Metadata = { title: 'Clock' };

export default async function ClockPage() {
  const { now, running } = tellClock(await devWorld());
  return (
    <PlainShell>
      <PageHeading title="Clock" lead="The time this server lives at." />
      <p>
        <time dateTime={now}>{now}</time>, {running ? 'running' : 'standing still'}
      </p>
    </PlainShell>
  );
}
