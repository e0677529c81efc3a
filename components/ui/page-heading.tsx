import type { ReactNode } from 'react';

export type WayBack = { readonly href: string; readonly title: string };

/** `back` names the page this one hangs on. */
export function PageHeading({
  title,
  back,
  lead,
  children,
}: {
  title: ReactNode;
  back?: WayBack;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-4">
      <div>
        {back ? (
          <a href={back.href} className="inline-flex min-h-11 items-center gap-2 text-sm">
            <span aria-hidden="true" className="rtl:rotate-180">
              ←
            </span>
            {back.title}
          </a>
        ) : null}
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
