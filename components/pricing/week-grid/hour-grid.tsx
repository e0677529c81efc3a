import { type Dispatch, Fragment, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../../ui/class-names';
import { weekdayNames } from '../../words/labels';
import { type KeyEvent, moveOfKey } from './grid-keys';
import { useNarrow } from './use-narrow';
import { usePainting } from './use-painting';
import { cellsPerDay, type GridShape, timeOf } from './week-cells';
import type { Edit, Place, Step } from './week-edit';

export type HourGridProps<Value> = {
  readonly label: string;
  readonly edit: Edit<Value>;
  readonly dispatch: Dispatch<Step<Value>>;
  readonly shape: GridShape;
  readonly isPainting: boolean;
  readonly paintOver: (there: Value) => Value;
  readonly paintOfKey: (event: KeyEvent) => Step<Value> | null;
  readonly cell: (place: Place, time: string) => ReactNode;
};

/** Days down and hours across on a desk; the other way round on a phone, so that a cell stays as wide as a finger. */
export function HourGrid<Value>(props: HourGridProps<Value>) {
  const { label, edit, dispatch, shape, isPainting, paintOver, paintOfKey } = props;
  const isNarrow = useNarrow();
  const table = useRef<HTMLTableElement>(null);
  const wasInside = useRef(false);
  const painting = usePainting({ edit, dispatch, paintOver, isPainting });
  const steps = Array.from({ length: cellsPerDay(shape) }, (_, index) => index);
  const week = weekdayNames.map((_, day) => day);
  const [down, across] = isNarrow ? [steps, week] : [week, steps];
  const placeAt = (row: number, column: number): Place =>
    isNarrow ? { day: column, cell: row } : { day: row, cell: column };
  const timeAt = (cell: number) => timeOf(shape.fromMinute + cell * shape.stepMinutes);

  useEffect(() => {
    if (wasInside.current) focusOn(table.current, edit.active);
  }, [edit.active]);

  return (
    <div className="relative overflow-x-auto p-1">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is the grid of the ARIA patterns.
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        className={classNames(
          'w-full border-separate border-spacing-0.5 text-xs number table-fixed select-none',
          isPainting && 'touch-none',
        )}
        onKeyDown={(event) => {
          const step = moveOfKey(event, isNarrow) ?? paintOfKey(event);
          if (!step) return;
          event.preventDefault();
          wasInside.current = true;
          dispatch(step);
        }}
        {...painting}
      >
        <thead>
          <tr>
            <td className="w-12" />
            {across.map((column) => (
              <th key={column} scope="col" className="text-start font-semibold text-ink-2">
                {isNarrow ? weekdayNames[column] : shortTime(timeAt(column))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.map((row) => (
            <tr key={row}>
              <th scope="row" className="text-start font-semibold text-ink-2">
                {isNarrow ? timeAt(row) : weekdayNames[row]}
              </th>
              {across.map((column) => {
                const place = placeAt(row, column);
                return <Fragment key={column}>{props.cell(place, timeAt(place.cell))}</Fragment>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function focusOn(table: HTMLTableElement | null, { day, cell }: Place) {
  table?.querySelector<HTMLElement>(`[data-day="${day}"][data-cell="${cell}"]`)?.focus();
}

/** `14` on the hour, nothing in between, so that narrow columns stay legible. */
function shortTime(time: string): string {
  return time.endsWith(':00') ? time.slice(0, 2) : '';
}
