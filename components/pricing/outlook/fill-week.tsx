import { printPercent } from '@/domain/money/print';
import { classNames } from '../../ui/class-names';
import { dayInWords } from '../../words/when';
import { type HourToCome, lookOfFill, sayHour } from './say-hour';
import { type SpecialDayToCome, saySpecialDay } from './say-special-day';

export type DayToCome = {
  readonly day: string;
  /** A holiday or another day that is not like its weekday. */
  readonly special: SpecialDayToCome | null;
  readonly hours: readonly HourToCome[];
};
type FillWeekProps = {
  readonly caption: string;
  readonly days: readonly DayToCome[];
  readonly guardPercent: number;
  /** Where a quiet hour without a discount leads: to a window in the deal editor. */
  readonly windowAt: (local: string) => string | null;
};

/** The week to come as a table: how full each hour will be, its band for those who ask, and the discount over it. */
export function FillWeek({ caption, days, guardPercent, windowAt }: FillWeekProps) {
  const times = [...new Set(days.flatMap(({ hours }) => hours.map(({ local }) => local.slice(11))))].sort();
  if (times.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <table className="border-separate border-spacing-0.5 text-xs number w-full table-fixed">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td className="w-12" />
            {days.map(({ day }) => (
              <th key={day} scope="col" className="text-start font-semibold">
                <a href={`#day-${day}`}>
                  <span aria-hidden="true">
                    {dayInWords(day).split(' ')[0]} <br className="sm:hidden" />
                    {dayInWords(day).split(' ')[1]}
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
              <th scope="row" className="text-start font-semibold text-ink-2">
                {time}
              </th>
              {days.map(({ day, hours }) => {
                const hour = hours.find(({ local }) => local.slice(11) === time);
                return <FillCell key={day} hour={hour} guardPercent={guardPercent} windowAt={windowAt} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <SpecialDays days={days} />
      <p className="text-xs text-ink-2">
        Percent of your places we expect to be taken without a discount; in four weeks of five it lies within
        the range a cell names. Lime: a discount is on sale. In ink: above {printPercent(guardPercent)}, never
        discounted. Hatched: closed.
      </p>
    </div>
  );
}

function SpecialDays({ days }: Pick<FillWeekProps, 'days'>) {
  const special = days.flatMap(({ day, special: what }) => (what ? [{ day, what }] : []));
  if (special.length === 0) return null;
  return (
    <ul className="text-sm">
      {special.map(({ day, what }) => (
        <li key={day}>
          <strong>{dayInWords(day)}</strong> {saySpecialDay(what)}
        </li>
      ))}
    </ul>
  );
}

type FillCellProps = Pick<FillWeekProps, 'guardPercent' | 'windowAt'> & { hour: HourToCome | undefined };

function FillCell({ hour, guardPercent, windowAt }: FillCellProps) {
  if (!hour)
    return (
      <td className="h-9 hatch">
        <span className="sr-only">closed</span>
      </td>
    );
  const look = lookOfFill(hour, guardPercent);
  const href = look === 'quiet' || look === 'unknown' ? windowAt(hour.local) : null;
  const said = sayHour(hour, guardPercent);
  const text = (
    <>
      <bdi dir="ltr" aria-hidden="true">
        {shortOf(hour)}
      </bdi>
      <span className="sr-only">
        {said}
        {href ? ', make a discount here' : ''}
      </span>
    </>
  );
  return (
    <td className={classNames('h-9 p-0 border', looks[look])} title={said}>
      {href ? (
        <a href={href} className="flex h-9 items-center px-1 text-inherit no-underline hover:underline">
          {text}
        </a>
      ) : (
        <span className="flex h-9 items-center px-1">{text}</span>
      )}
    </td>
  );
}

function shortOf({ fill, offBps }: HourToCome): string {
  const percent = fill ? String(Math.round(fill.mean * 100)) : '?';
  return offBps > 0 ? `${percent} −${offBps / 100}` : percent;
}

const looks = {
  unknown: 'bg-card border-rule text-ink-2',
  quiet: 'bg-sky-soft border-rule text-ink',
  discounted: 'bg-lime border-ink text-on-lime',
  middle: 'bg-sky border-rule text-on-lime',
  busy: 'bg-ink border-ink text-page',
};
