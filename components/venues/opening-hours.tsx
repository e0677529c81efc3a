import { weekdayNames } from '../words/labels';

export type OpenWindow = { readonly weekday: number; readonly from: string; readonly to: string };

/** When a venue is open, a line a day; days without a window are closed. */
export function OpeningHours({ hours, today }: { hours: readonly OpenWindow[]; today?: number }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-sm">
      {weekdayNames.map((name, index) => {
        const weekday = index + 1;
        const windows = hours.filter((window) => window.weekday === weekday);
        const weight = weekday === today ? 'font-bold' : '';
        return (
          <div key={name} className="contents">
            <dt className={`py-1 border-b border-rule ${weight}`}>{name}</dt>
            <dd
              className={`py-1 border-b border-rule number ${weight} ${windows.length ? '' : 'text-ink-3'}`}
            >
              {windows.map(({ from, to }) => `${from} to ${to}`).join(', ') || 'closed'}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
