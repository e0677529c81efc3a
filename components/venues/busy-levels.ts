import { printPart } from '@/domain/money/print';
import { cellsPerDay, type GridShape } from '../pricing/week-grid/week-cells';
import type { Cells } from '../pricing/week-grid/week-edit';

export type BusyHour = {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  /** Places usually in use; null where nothing is known. */
  readonly expectedSeats: number | null;
};
/** Share of the places in use, 0 to 1; null where nothing is known, `closed` where nobody can come. */
export type Busy = number | null | 'closed';

/** The pens of the grid and the choices of the form, by the share of places they stand for. */
export const levels = [
  { name: 'Empty', share: 0 },
  { name: 'Quiet', share: 0.25 },
  { name: 'Normal', share: 0.5 },
  { name: 'Busy', share: 0.75 },
  { name: 'Full', share: 0.95 },
] as const;
export const pens = levels.filter(({ name }) => ['Quiet', 'Normal', 'Busy'].includes(name));

/** Hours from the first to the last that is open on any day. */
export function shapeOfHours(hours: readonly BusyHour[]): GridShape {
  const starts = hours.map(({ from }) => Number(from.slice(0, 2)) * 60);
  const [first, last] = [Math.min(1380, ...starts), Math.max(0, ...starts)];
  return { fromMinute: Math.min(first, last), untilMinute: last + 60, stepMinutes: 60 };
}

export function busyCells(hours: readonly BusyHour[], seats: number): Cells<Busy> {
  const shape = shapeOfHours(hours);
  const rows: Busy[][] = Array.from({ length: 7 }, () => Array(cellsPerDay(shape)).fill('closed'));
  for (const hour of hours) {
    const { day, cell } = placeOf(hour, shape);
    const row = rows[day];
    if (row) row[cell] = hour.expectedSeats === null ? null : hour.expectedSeats / seats;
  }
  return rows;
}

export function placeOf({ weekday, from }: BusyHour, { fromMinute }: GridShape) {
  return { day: weekday - 1, cell: Math.floor((Number(from.slice(0, 2)) * 60 - fromMinute) / 60) };
}

export function placesOf(share: number, seats: number): number {
  return Math.round(share * seats * 100) / 100;
}

/** `quiet, 25 % full`: the nearest pen, and the number. */
export function sayBusy(busy: Busy): string {
  if (busy === 'closed') return 'closed';
  if (busy === null) return 'not known';
  return `${nameOf(busy)}, ${printPart(busy)} full`;
}

/** Quiet hours are the ones to highlight; busy ones are hatched, as everywhere. */
export function lookOf(busy: Busy): string {
  if (busy === 'closed') return 'border-transparent text-ink-3';
  if (busy === null) return 'bg-card border-rule-strong border-dashed';
  if (busy < 0.4) return 'bg-lime text-on-lime border-ink';
  return busy > 0.6 ? 'bg-sunk hatch border-rule-strong' : 'bg-card border-rule-strong';
}

function nameOf(busy: number): string {
  if (busy < 0.4) return 'quiet';
  return busy > 0.6 ? 'busy' : 'normal';
}
