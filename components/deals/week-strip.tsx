import { shadeOf } from '../pricing/shade';
import { classNames } from '../ui/class-names';

export type WeekCell = { readonly percentOff: number | null };
export type WeekRow = { readonly weekday: string; readonly cells: readonly WeekCell[] };

/** The whole week at a glance: percent where an hour costs less, hatched where it costs the usual price, empty where closed. */
export function WeekStrip({
  hours,
  days,
  caption,
}: {
  hours: readonly number[];
  days: readonly WeekRow[];
  caption: string;
}) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
      className="relative overflow-x-auto"
    >
      <table className="border-separate border-spacing-0.5 text-xs number w-full min-w-[22rem]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col" className="font-semibold text-start text-ink-3">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.weekday}>
              <th scope="row" className="text-start pe-2 font-semibold w-10">
                {day.weekday}
              </th>
              {day.cells.map((cell, index) => (
                <WeekHour key={hours[index]} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function WeekHour({ cell }: { cell: WeekCell }) {
  if (cell.percentOff === null) return <td className="h-8 min-w-7" aria-label="closed" />;
  const isQuiet = cell.percentOff > 0;
  return (
    <td
      className={classNames(
        'h-8 min-w-7 text-center border',
        isQuiet ? `border-ink text-on-lime ${shadeOf(cell.percentOff)}` : 'hatch border-rule',
      )}
    >
      {isQuiet ? <bdi dir="ltr">{`−${cell.percentOff}`}</bdi> : <span className="sr-only">usual price</span>}
    </td>
  );
}
