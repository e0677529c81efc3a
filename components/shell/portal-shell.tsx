import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { SkipLink } from './skip-link';
import { Wordmark } from './wordmark';

export type PortalLink = { readonly href: string; readonly title: string; readonly count?: number };

/** The frame of the merchant's and the operator's pages: their navigation beside the page, above it on a phone. */
export function PortalShell({
  portal,
  who,
  links,
  current,
  children,
}: {
  portal: string;
  who: ReactNode;
  links: readonly PortalLink[];
  current: string;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh grid md:grid-cols-[14rem_1fr] md:grid-rows-1 grid-rows-[auto_1fr]">
      <SkipLink />
      <aside className="bg-card border-b-2 md:border-b-0 md:border-e-2 border-ink p-4 flex flex-col gap-2 md:gap-4 no-print min-w-0">
        <div className="flex md:flex-col gap-x-4 gap-y-1 items-baseline md:items-start justify-between">
          <Wordmark />
          <p className="text-sm text-ink-3">{portal}</p>
        </div>
        <div className="text-sm">{who}</div>
        <nav aria-label={portal} className="flex flex-wrap md:flex-col gap-1">
          {links.map((link) => (
            <a
              key={link.href}
              href={link.href}
              aria-current={link.href === current ? 'page' : undefined}
              className={classNames(
                'px-3 min-h-10 easy-to-touch flex items-center justify-between gap-3 no-underline whitespace-nowrap hover:bg-sunk',
                link.href === current && 'bg-lime text-on-lime font-semibold hover:bg-lime',
              )}
            >
              {link.title}
              {link.count ? <span className="number text-xs">{link.count}</span> : null}
            </a>
          ))}
        </nav>
      </aside>
      <main id="content" className="p-4 sm:p-8 flex flex-col gap-8 min-w-0">
        {children}
      </main>
    </div>
  );
}
