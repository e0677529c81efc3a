import type { ReactNode } from 'react';

/** What will be here, why that is good, and the one thing to do about it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <section className="border border-rule bg-card">
      <div aria-hidden="true" className="hatch h-8 border-b border-rule" />
      <div className="p-4 sm:p-6 flex flex-col items-start gap-3">
        <h2 className="voice-time text-2xl">{title}</h2>
        <div className="text-ink-2 max-w-prose">{children}</div>
        {action}
      </div>
    </section>
  );
}
