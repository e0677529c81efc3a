import type { Metadata } from 'next';
import { PageHeading } from '@/components/ui/page-heading';
import { devWorld } from '../../_web/control/dev';
import { tellClock } from '../../_web/control/world';

export const metadata: Metadata = { title: 'Clock' };

export default async function ClockPage() {
  const { now, running } = tellClock(await devWorld());
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-6 px-4 py-10">
      <PageHeading title="Clock" lead="The time this server lives at." />
      <p>
        <time dateTime={now}>{now}</time>, {running ? 'running' : 'standing still'}
      </p>
    </main>
  );
}
