import { classNames } from '../ui/class-names';
import { weekdayNames } from '../words/labels';

export type BusyHour = {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  /** Places usually in use; null where nothing is known. */
  readonly expectedSeats: number | null;
};
const levels = [
  { name: 'Empty', share: 0 },
  { name: 'Quiet', share: 0.25 },
  { name: 'Normal', share: 0.5 },
  { name: 'Busy', share: 0.75 },
  { name: 'Full', share: 0.95 },
];

/** A normal week, hour by hour: each open hour says how full it usually is without any discount. */
export function BusynessFields({ hours, seats }: { hours: readonly BusyHour[]; seats: number }) {
  const times = [...new Set(hours.map(({ from }) => from))].sort();
  const shown = weekdayNames.map((_, index) => index + 1);
  const indexOf = new Map(hours.map((hour, index) => [`${hour.weekday} ${hour.from}`, index]));
  return (
    <div className="relative overflow-x-auto">
      <table className="text-xs border-separate border-spacing-0.5">
        <caption className="sr-only">How full each hour usually is</caption>
        <thead>
          <tr>
            <th scope="col" className="text-start pe-2">
              Hour
            </th>
            {shown.map((weekday) => (
              <th key={weekday} scope="col" className="text-start">
                {weekdayNames[weekday - 1]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time) => (
            <tr key={time}>
              <th scope="row" className="number text-start pe-2">
                {time}
              </th>
              {shown.map((weekday) => {
                const index = indexOf.get(`${weekday} ${time}`);
                const hour = index === undefined ? undefined : hours[index];
                return (
                  <td key={weekday} className="min-w-20">
                    {hour && index !== undefined ? (
                      <HourField index={index} hour={hour} seats={seats} />
                    ) : (
                      <span className="text-ink-3 ps-2">closed</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HourField({ index, hour, seats }: { index: number; hour: BusyHour; seats: number }) {
  const { weekday, from, to, expectedSeats } = hour;
  const known = expectedSeats === null ? null : expectedSeats / seats;
  const isLevel = known !== null && levels.some(({ share }) => placesOf(share, seats) === expectedSeats);
  return (
    <>
      <input type="hidden" name={`week.${index}.weekday`} value={weekday} />
      <input type="hidden" name={`week.${index}.from`} value={from} />
      <input type="hidden" name={`week.${index}.to`} value={to} />
      <select
        name={`week.${index}.expectedSeats`}
        aria-label={`${weekdayNames[weekday - 1]} ${from}`}
        defaultValue={expectedSeats ?? placesOf(0.5, seats)}
        className={classNames('min-h-9 w-full px-1 border border-rule-strong rounded-input', fillLook(known))}
      >
        {isLevel || known === null ? null : (
          <option value={expectedSeats ?? 0}>{Math.round(known * 100)} %</option>
        )}
        {levels.map(({ name, share }) => (
          <option key={name} value={placesOf(share, seats)}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

function placesOf(share: number, seats: number): number {
  return Math.round(share * seats * 100) / 100;
}

/** Quiet hours are the ones to highlight; busy ones are hatched, as everywhere. */
function fillLook(known: number | null): string {
  if (known === null) return 'bg-card';
  if (known < 0.4) return 'bg-lime text-on-lime';
  return known > 0.6 ? 'bg-sunk hatch' : 'bg-card';
}
