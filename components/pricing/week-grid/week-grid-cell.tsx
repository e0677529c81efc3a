import { classNames } from '../../ui/class-names';
import { counted, weekdayNames } from '../../words/labels';
import { shadeOf } from '../shade';
import type { Paint } from './week-cells';
import type { Place } from './week-edit';
import { sayVerdict, type Verdict, verdictOf, type WeekLimits } from './week-verdict';

export type WeekGridCellProps = {
  readonly place: Place;
  readonly time: string;
  readonly paint: Paint;
  readonly busy: number | null;
  readonly limits: WeekLimits;
  readonly isActive: boolean;
  readonly isSelected: boolean;
};

/** One step of the week: its percent in words and in colour, how full it usually is, and what stands against it. */
export function WeekGridCell(cell: WeekGridCellProps) {
  const { place, paint, busy, limits, isActive, isSelected } = cell;
  const verdict = verdictOf(limits, busy, paint?.percentOff ?? 0);
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is the grid of the ARIA patterns.
      role="gridcell"
      data-day={place.day}
      data-cell={place.cell}
      tabIndex={isActive ? 0 : -1}
      aria-selected={isSelected}
      aria-label={sayCell(cell, verdict)}
      title={sayVerdict(verdict) || undefined}
      className={classNames(
        'relative h-11 sm:h-9 border text-center font-semibold cursor-pointer',
        paint ? `text-on-lime border-ink ${shadeOf(paint.percentOff)}` : 'hatch border-rule bg-card text-ink',
        verdict && 'border-2 border-err bg-err-soft text-err',
        isSelected && 'outline-2 outline-ink outline-offset-0',
      )}
    >
      {paint ? `${verdict ? '!' : ''}−${paint.percentOff}` : null}
      {busy === null ? null : <Fill busy={busy} />}
    </td>
  );
}

function sayCell({ place, time, paint, busy }: WeekGridCellProps, verdict: Verdict): string {
  return [
    `${weekdayNames[place.day]} ${time}`,
    paint ? `${paint.percentOff} percent off, ${counted(paint.seats, 'place')}` : 'usual price',
    busy === null ? '' : `usually ${Math.round(busy * 100)} percent full`,
    sayVerdict(verdict),
  ]
    .filter(Boolean)
    .join(', ');
}

function Fill({ busy }: { busy: number }) {
  return (
    <svg
      viewBox="0 0 100 3"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-x-0 bottom-0 h-1 w-full pointer-events-none"
    >
      <rect width={Math.round(Math.min(1, busy) * 100)} height="3" fill="currentColor" />
    </svg>
  );
}
