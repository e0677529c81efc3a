type FullTime = { readonly start: string; readonly local: string };
type FullTimesProps = {
  readonly times: readonly FullTime[];
  readonly hrefOf: (start: string) => string;
};

/** The times of a day that are full, each leading to its waiting list. */
export function FullTimes({ times, hrefOf }: FullTimesProps) {
  if (times.length === 0) return null;
  return (
    <p className="text-sm text-ink-2">
      Full, wait for a place:{' '}
      {times.map(({ start, local }) => (
        <a key={start} href={hrefOf(start)} className="inline-flex items-center min-h-8 me-3">
          {local.slice(11)}
        </a>
      ))}
    </p>
  );
}
