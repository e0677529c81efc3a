import type { Hour } from '@/domain/forecast/visits/plain-question';
import { printWall } from '@/domain/time/windows';
import { Notice } from '../ui/notice';
import { counted, weekdayNames } from '../words/labels';
import type { Preview } from './preview';

const fullNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What a file says, and the plain question whose answer shows a column that means the opposite. */
export function VisitsPreview({ preview }: { preview: Preview }) {
  const { fullest, quietest, left, holes } = preview;
  return (
    <>
      <p>
        {counted(Math.round(preview.visits), 'guest')} in {counted(preview.weeks, 'week')}.
        {holes > 0
          ? ` ${counted(holes, 'day')} without a row on weekdays that usually have some: left out.`
          : ''}
      </p>
      {left.map(({ why, rows, firstLines }) => (
        <p key={why} className="text-sm text-ink-2">
          {counted(rows, 'row')} {why} and {rows === 1 ? 'is' : 'are'} left out, first in line{' '}
          {firstLines.join(', ')}.
        </p>
      ))}
      <WeekOfVisits perHour={preview.perHour} />
      {fullest ? (
        <Notice title={`${sayHour(fullest)} is your fullest hour: right?`}>
          About {rounded(fullest.perWeek)} guests a week come then
          {quietest && !preview.isFlat
            ? `, and ${sayHour(quietest)} is the quietest with ${rounded(quietest.perWeek)}`
            : ''}
          .{preview.isFlat ? ' Your hours hardly differ: is this the right column?' : ''}
        </Notice>
      ) : null}
    </>
  );
}

function WeekOfVisits({ perHour }: { perHour: readonly number[] }) {
  const most = Math.max(...perHour, 1e-9);
  const rows = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    weekdayNames.some((_, day) => (perHour[day * 24 + hour] ?? 0) > 0),
  );
  return (
    <table className="border-separate border-spacing-0.5 text-xs number w-full table-fixed">
      <caption className="sr-only">Guests an hour in an ordinary week of the file</caption>
      <thead>
        <tr>
          <td className="w-12" />
          {weekdayNames.map((name) => (
            <th key={name} scope="col" className="text-start">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((hour) => (
          <tr key={hour}>
            <th scope="row" className="text-start text-ink-2">
              {printWall(hour * 60)}
            </th>
            {weekdayNames.map((name, day) => {
              const guests = perHour[day * 24 + hour] ?? 0;
              return (
                <td key={name} className={`h-7 px-1 border border-rule ${lookOf(guests / most)}`}>
                  {rounded(guests)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function lookOf(share: number): string {
  if (share > 0.66) return 'bg-ink text-page';
  if (share > 0.33) return 'bg-sky text-on-lime';
  return share > 0 ? 'bg-sky-soft' : 'bg-card';
}

function sayHour({ weekday, minute }: Hour): string {
  return `${fullNames[weekday - 1]} ${printWall(minute)}`;
}

function rounded(guests: number): string {
  return guests >= 10 ? String(Math.round(guests)) : String(Math.round(guests * 10) / 10);
}
