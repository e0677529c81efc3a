import type { ReactNode } from 'react';
import { SkipLink } from './skip-link';
import { Wordmark } from './wordmark';

/** A page with one thing to do: the name of the house, and that. */
export function PlainShell({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="bg-card border-b-2 border-ink no-print">
        <div className="wrap py-3 min-h-16 flex items-center">
          <Wordmark />
        </div>
      </header>
      <main id="content" className="mx-auto flex w-full max-w-lg flex-col gap-6 px-4 py-10">
        {children}
      </main>
    </>
  );
}
