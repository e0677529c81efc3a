import type { ReactNode } from 'react';
import { SkipLink } from './skip-link';

/** The till fills the screen: one thing at a time, large enough for a queue at seven in the evening. */
export function TillShell({
  venue,
  backHref,
  children,
}: {
  venue: string;
  backHref: string;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh flex flex-col bg-page">
      <SkipLink />
      <header className="bg-card border-b-2 border-ink px-4 py-2 flex items-center justify-between gap-4">
        <p className="voice-time text-lg">Till · {venue}</p>
        <a href={backHref} className="text-sm min-h-11 flex items-center">
          Leave the till
        </a>
      </header>
      <main id="content" className="grow w-full max-w-xl mx-auto p-4 flex flex-col gap-6">
        {children}
      </main>
    </div>
  );
}
