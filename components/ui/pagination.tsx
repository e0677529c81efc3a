import { ButtonLink } from './button';

export function Pagination({ nextHref, firstHref }: { nextHref: string | null; firstHref?: string | null }) {
  if (!nextHref && !firstHref) return null;
  return (
    <nav aria-label="Pages" className="flex gap-3">
      {firstHref ? (
        <ButtonLink kind="plain" href={firstHref}>
          Back to the start
        </ButtonLink>
      ) : null}
      {nextHref ? (
        <ButtonLink kind="plain" href={nextHref} rel="next">
          Show more
        </ButtonLink>
      ) : null}
    </nav>
  );
}
