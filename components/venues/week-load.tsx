import { classNames } from '../ui/class-names';
import { dayInWords } from '../words/when';
import type { HourOfDay } from './fill-bars';

type DayOfWeek = { readonly day: string; readonly hours: readonly HourOfDay[] };

/** A week of bookings: places taken by day and hour; a day leads to its visits further down. */
export function WeekLoad({ days, seats }: { days: readonly DayOfWeek[]; seats: number }) {
  const times = [...new Set(days.flatMap(({ hours }) => hours.map(({ local }) => local.slice(11))))].sort();
  if (times.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <table className="border-separate border-spacing-0.5 text-xs number w-full table-fixed">
        <caption className="sr-only">Places taken of {seats}, by day and hour</caption>
        <thead>
          <tr>
            <td className="w-12" />
            {days.map(({ day }) => (
              <th key={day} scope="col" className="text-start font-semibold">
                <a href={`#day-${day}`}>
                  <span aria-hidden="true">
                    {weekdayOf(day)} <br className="sm:hidden" />
                    {dateOf(day)}
                  </span>
                  <span className="sr-only">{dayInWords(day)}</span>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time) => (
            <tr key={time}>
              <th scope="row" className="text-start font-semibold text-ink-3">
                {time}
              </th>
              {days.map(({ day, hours }) => (
                <LoadCell
                  key={day}
                  hour={hours.find(({ local }) => local.slice(11) === time)}
                  seats={seats}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-xs text-ink-2">Places taken of {seats}. Hatched hours are closed.</p>
    </div>
  );
}

function LoadCell({ hour, seats }: { hour: HourOfDay | undefined; seats: number }) {
  if (!hour)
    return (
      <td className="h-8 hatch">
        <span className="sr-only">closed</span>
      </td>
    );
  return (
    <td className={classNames('h-8 px-1 border border-rule', lookOf(hour.taken / Math.max(1, seats)))}>
      {hour.taken === 0 ? <span className="sr-only">0</span> : hour.taken}
    </td>
  );
}

function lookOf(share: number): string {
  if (share <= 0) return 'bg-card';
  if (share < 0.5) return 'bg-sky-soft';
  return share < 1 ? 'bg-sky text-on-lime border-ink' : 'bg-ink text-page border-ink';
}

/** `Wed` of `Wed 10 March`. */
function weekdayOf(day: string): string {
  return dayInWords(day).split(' ')[0] ?? '';
}

function dateOf(day: string): string {
  return dayInWords(day).split(' ')[1] ?? '';
}
