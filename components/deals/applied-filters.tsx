export type Applied = { readonly title: string; readonly withoutHref: string };

/** What narrows the list, each with the way to drop it. */
export function AppliedFilters({ applied }: { applied: readonly Applied[] }) {
  if (applied.length === 0) return null;
  return (
    <ul aria-label="Applied filters" className="flex flex-wrap gap-2">
      {applied.map(({ title, withoutHref }) => (
        <li key={title}>
          <a
            href={withoutHref}
            className="inline-flex min-h-9 easy-to-touch items-center gap-2 px-3 bg-lime text-on-lime border border-ink no-underline text-sm font-semibold"
          >
            {title}
            <span aria-hidden="true">×</span>
            <span className="sr-only">, drop this filter</span>
          </a>
        </li>
      ))}
      <li>
        <a href="/deals" className="inline-flex min-h-9 easy-to-touch items-center px-2 text-sm">
          Start over
        </a>
      </li>
    </ul>
  );
}
