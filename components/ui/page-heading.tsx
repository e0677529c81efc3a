import type { ReactNode } from 'react';

export function PageHeading({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-4">
      <div>
        <h1 className="voice-time text-3xl sm:text-4xl">{title}</h1>
        {lead ? <p className="text-ink-2 mt-2 max-w-prose">{lead}</p> : null}
      </div>
      {children}
    </header>
  );
}

export function SectionHeading({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <h2 id={id} className="voice-time text-xl sm:text-2xl">
      {children}
    </h2>
  );
}
