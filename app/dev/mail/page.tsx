import type { Metadata } from 'next';
import { PlainShell } from '@/components/shell/plain-shell';
import { PageHeading } from '@/components/ui/page-heading';
import { devWorld } from '../../_web/control/dev';
import { lettersOf } from '../../_web/control/world';

export const metadata: Metadata = { title: 'Mail' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailPage({ searchParams }: Props) {
  const [world, { to }] = await Promise.all([devWorld(), searchParams]);
  const letters = await lettersOf(world, { to: typeof to === 'string' && to !== '' ? to : undefined });
  return (
    <PlainShell>
      <PageHeading title="Mail" lead="What would have been sent, newest first." />
      {letters.length === 0 ? <p>No letters yet.</p> : null}
      {letters.map((letter) => (
        <article key={letter.id} className="flex flex-col gap-2 border border-rule bg-card p-4">
          <h2 className="font-semibold">{letter.subject}</h2>
          <p className="text-ink-2 text-sm">
            To {letter.to}, <time dateTime={letter.createdAt}>{letter.createdAt}</time>
          </p>
          <pre className="whitespace-pre-wrap font-sans">{letter.text}</pre>
        </article>
      ))}
    </PlainShell>
  );
}
