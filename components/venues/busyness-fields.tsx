import { printPart } from '@/domain/money/print';
import type { GridShape } from '../pricing/week-grid/week-cells';
import type { Place } from '../pricing/week-grid/week-edit';
import { classNames } from '../ui/class-names';
import { weekdayNames } from '../words/labels';
import { type Busy, type BusyHour, levels, lookOf, placeOf, placesOf } from './busy-levels';

type Props = {
  readonly hours: readonly BusyHour[];
  readonly seats: number;
  readonly shape: GridShape;
  readonly at: (place: Place) => Busy;
  readonly onChange: (place: Place, busy: Busy) => void;
};

/** A normal week, hour by hour: each open hour says how full it usually is without any discount. */
export function BusynessFields({ hours, ...rest }: Props) {
  const times = [...new Set(hours.map(({ from }) => from))].sort();
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
            {weekdayNames.map((name) => (
              <th key={name} scope="col" className="text-start">
                {name}
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
              {weekdayNames.map((name, day) => {
                const index = indexOf.get(`${day + 1} ${time}`);
                const hour = index === undefined ? undefined : hours[index];
                return (
                  <td key={name} className="min-w-20">
                    {hour && index !== undefined ? (
                      <HourField index={index} hour={hour} {...rest} />
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

type HourProps = Omit<Props, 'hours'> & { readonly index: number; readonly hour: BusyHour };

/** An hour nobody spoke of yet is sent as a normal one. */
function HourField({ index, hour, seats, shape, at, onChange }: HourProps) {
  const { weekday, from, to } = hour;
  const place = placeOf(hour, shape);
  const busy = at(place);
  const share = typeof busy === 'number' ? busy : 0.5;
  const isLevel = levels.some((level) => placesOf(level.share, seats) === placesOf(share, seats));
  return (
    <>
      <input type="hidden" name={`week.${index}.weekday`} value={weekday} />
      <input type="hidden" name={`week.${index}.from`} value={from} />
      <input type="hidden" name={`week.${index}.to`} value={to} />
      <select
        name={`week.${index}.expectedSeats`}
        aria-label={`${weekdayNames[weekday - 1]} ${from}`}
        value={placesOf(share, seats)}
        onChange={(event) => onChange(place, Number(event.target.value) / seats)}
        className={classNames('min-h-9 w-full px-1 border rounded-input', lookOf(busy))}
      >
        {isLevel ? null : <option value={placesOf(share, seats)}>{printPart(share)}</option>}
        {levels.map(({ name, share: meant }) => (
          <option key={name} value={placesOf(meant, seats)}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
