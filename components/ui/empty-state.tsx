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
    <section className="hatch border border-rule p-8 flex flex-col items-start gap-3">
      <h2 className="voice-time text-2xl bg-page px-1">{title}</h2>
      <div className="bg-page px-1 text-ink-2 max-w-prose">{children}</div>
      {action}
    </section>
  );
}
