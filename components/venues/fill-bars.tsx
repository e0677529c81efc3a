export type HourOfDay = {
  readonly local: string;
  readonly taken: number;
  readonly discounted: number;
  readonly expected: number | null;
};

/** The hours of a day: how many places are taken of all there are, and a mark where a normal week stands. */
export function FillBars({ hours, seats }: { hours: readonly HourOfDay[]; seats: number }) {
  return (
    <ul className="flex flex-col border-t border-rule text-sm">
      {hours.map((hour) => (
        <li
          key={hour.local}
          className="grid grid-cols-[3.5rem_1fr] sm:grid-cols-[3.5rem_1fr_14rem] items-center gap-x-3 border-b border-rule py-1"
        >
          <time className="voice-time text-base">{hour.local.slice(11)}</time>
          <Bar {...hour} seats={seats} />
          <span className="col-start-2 sm:col-start-3 text-ink-2 number">{sayHour(hour, seats)}</span>
        </li>
      ))}
    </ul>
  );
}

function Bar({ taken, discounted, expected, seats }: HourOfDay & { seats: number }) {
  const share = (places: number) => Math.min(100, (places * 100) / Math.max(1, seats));
  return (
    <svg
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-4 w-full border border-rule-strong bg-card"
    >
      <rect x="0" y="0" height="10" width={share(taken)} className="fill-ink-3" />
      <rect x="0" y="0" height="10" width={share(discounted)} className="fill-lime" />
      {expected === null ? null : (
        <line
          x1={share(expected)}
          x2={share(expected)}
          y1="0"
          y2="10"
          className="stroke-ink stroke-2 [vector-effect:non-scaling-stroke]"
        />
      )}
    </svg>
  );
}

function sayHour({ taken, discounted, expected }: HourOfDay, seats: number): string {
  const usual = expected === null ? '' : `, usually ${Math.round(expected * 10) / 10}`;
  const quiet = discounted > 0 ? `, ${discounted} for less` : '';
  return `${taken} of ${seats}${quiet}${usual}`;
}
