import { weekdayNames } from '../words/labels';

export type Hours = { readonly weekday: number; readonly from: string; readonly to: string };
const box = 'min-h-10 px-2 bg-card border border-rule-strong rounded-input number w-full';
const fullNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Opening hours, one row a weekday and one more where a day has a break. A row without a start is closed: the door leaves
 * rows out whose times are empty.
 */
export function HoursFields({ hours }: { hours: readonly Hours[] }) {
  const rows = fullNames.flatMap((name, index) => {
    const known = hours.filter(({ weekday }) => weekday === index + 1);
    const second = { name: `${name}, after a break`, weekday: index + 1, ...(known[1] ?? noHours) };
    const first = { name, weekday: index + 1, ...(known[0] ?? noHours) };
    return known.length > 1 ? [first, second] : [first];
  });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-semibold text-sm mb-1">Opening hours</legend>
      {rows.map((row, index) => (
        <div key={row.name} className="grid grid-cols-[3rem_1fr_auto_1fr] items-center gap-2">
          <span className="text-sm">{weekdayNames[row.weekday - 1]}</span>
          <input type="hidden" name={`hours.${index}.weekday`} value={row.weekday} />
          <input
            type="text"
            inputMode="numeric"
            placeholder="closed"
            pattern="([01]\d|2[0-3]):[0-5]\d"
            aria-label={`${row.name}, opens`}
            name={`hours.${index}.from`}
            defaultValue={row.from}
            className={box}
          />
          <span aria-hidden="true">–</span>
          <input
            type="text"
            inputMode="numeric"
            placeholder="closed"
            pattern="([01]\d|2[0-3]):[0-5]\d|24:00"
            aria-label={`${row.name}, closes`}
            name={`hours.${index}.to`}
            defaultValue={row.to}
            className={box}
          />
        </div>
      ))}
      <p className="text-sm text-ink-3">
        Like 10:00 to 20:00. An end that is not after the start is on the next day. Leave both empty for a
        closed day.
      </p>
    </fieldset>
  );
}

const noHours = { from: '', to: '' };
