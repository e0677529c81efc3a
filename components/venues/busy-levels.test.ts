import { expect, test } from 'vitest';
import { startEdit, stepsOn } from '../pricing/week-grid/week-edit';
import { type Busy, busyCells, shapeOfHours } from './busy-levels';
import { painted } from './busyness-painting';

const hour = (weekday: number, from: string, expectedSeats: number | null) => ({
  ...{ weekday, from, to: `${Number(from.slice(0, 2)) + 1}:00`, expectedSeats },
});
const hours = [hour(1, '10:00', 3), hour(1, '12:00', null), hour(2, '11:00', 0)];

test('the grid shows every hour that is open on any day, and the others as closed', () => {
  expect(shapeOfHours(hours)).toEqual({ fromMinute: 600, untilMinute: 780, stepMinutes: 60 });
  expect(busyCells(hours, 6).slice(0, 3)).toEqual([
    [0.5, 'closed', null],
    ['closed', 0, 'closed'],
    ['closed', 'closed', 'closed'],
  ]);
});

test('a stroke over closed hours leaves them closed, and undo takes all of it back', () => {
  const take = stepsOn<Busy>(painted);
  const begun = startEdit(busyCells(hours, 6));
  const selected = take(begun, { kind: 'point', to: { day: 1, cell: 2 }, extend: true });
  const stroke = take(selected, { kind: 'paint', paint: 0.75 });
  expect(stroke.cells.slice(0, 2)).toEqual([
    [0.75, 'closed', 0.75],
    ['closed', 0.75, 'closed'],
  ]);
  expect(stroke.said).toBe('3 steps set to busy, 75\u00a0% full');
  expect(take(stroke, { kind: 'undo' }).cells).toEqual(begun.cells);
});
