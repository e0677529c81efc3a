'use client';

import { type Dispatch, useEffect, useRef } from 'react';
import { classNames } from '../../ui/class-names';
import { weekdayNames } from '../../words/labels';
import { type KeyEvent, stepOfKey } from './grid-keys';
import { useNarrow } from './use-narrow';
import { usePainting } from './use-painting';
import { cellsPerDay, type GridShape, type Paint, timeOf } from './week-cells';
import { isSamePlace, isSelected, type Place, type WeekEdit, type WeekStep } from './week-edit';
import { WeekGridCell } from './week-grid-cell';
import { busyAt, type WeekLimits } from './week-verdict';

export type WeekGridProps = {
  readonly edit: WeekEdit;
  readonly dispatch: Dispatch<WeekStep>;
  readonly brush: Paint;
  readonly isPainting: boolean;
  readonly shape: GridShape;
  readonly limits: WeekLimits;
  /** The shape in which the busyness was given. */
  readonly given: GridShape;
};

/** Days down and hours across on a desk; the other way round on a phone, so that a cell stays as wide as a finger. */
export function WeekGrid(props: WeekGridProps) {
  const { edit, dispatch, brush, isPainting, shape } = props;
  const isNarrow = useNarrow();
  const table = useRef<HTMLTableElement>(null);
  const wasInside = useRef(false);
  const painting = usePainting({ edit, dispatch, brush, isPainting });
  const steps = Array.from({ length: cellsPerDay(shape) }, (_, index) => index);
  const week = weekdayNames.map((_, day) => day);
  const [down, across] = isNarrow ? [steps, week] : [week, steps];
  const placeAt = (row: number, column: number): Place =>
    isNarrow ? { day: column, cell: row } : { day: row, cell: column };
  const timeAt = (cell: number) => timeOf(shape.fromMinute + cell * shape.stepMinutes);

  useEffect(() => {
    if (wasInside.current) focusOn(table.current, edit.active);
  }, [edit.active]);

  function onKeyDown(event: KeyEvent) {
    const step = stepOfKey(event, { isNarrow, brush, seats: brush?.seats ?? 1 });
    if (!step) return;
    event.preventDefault();
    wasInside.current = true;
    dispatch(step);
  }

  return (
    <div className="relative overflow-x-auto p-1">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is the grid of the ARIA patterns.
        role="grid"
        aria-label="Off-peak hours of the week"
        aria-multiselectable="true"
        className={classNames(
          'w-full border-separate border-spacing-0.5 text-xs number table-fixed select-none',
          isPainting && 'touch-none',
        )}
        onKeyDown={onKeyDown}
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
                return <PlacedCell key={column} {...props} place={place} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlacedCell({ edit, shape, limits, given, place }: WeekGridProps & { place: Place }) {
  const minute = shape.fromMinute + place.cell * shape.stepMinutes;
  return (
    <WeekGridCell
      place={place}
      time={timeOf(minute)}
      paint={edit.cells[place.day]?.[place.cell] ?? null}
      busy={busyAt(limits, given, { day: place.day, minute })}
      limits={limits}
      isActive={isSamePlace(edit.active, place)}
      isSelected={isSelected(edit, place)}
    />
  );
}

function focusOn(table: HTMLTableElement | null, { day, cell }: Place) {
  table?.querySelector<HTMLElement>(`[data-day="${day}"][data-cell="${cell}"]`)?.focus();
}

/** `14` on the hour, nothing in between, so that narrow columns stay legible. */
function shortTime(time: string): string {
  return time.endsWith(':00') ? time.slice(0, 2) : '';
}
