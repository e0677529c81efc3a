import { expect, test } from 'vitest';
import type { Paint } from './week-cells';
import { startEdit, takeStep, type WeekStep } from './week-edit';

const usual: Paint = null;
const less = { percentOff: 30, seats: 3 };
const empty = Array.from({ length: 7 }, () => [usual, usual, usual]);
const after = (...steps: WeekStep[]) => steps.reduce(takeStep, startEdit(empty));
const select: WeekStep[] = [
  { kind: 'point', to: { day: 1, cell: 0 }, extend: false },
  { kind: 'move', by: { day: 1, cell: 1 }, extend: true },
];

test('painting fills the rectangle between the first and the last cell', () => {
  const { cells, said } = after(...select, { kind: 'paint', paint: less });
  expect(cells.map((row) => row.filter(Boolean).length)).toEqual([0, 2, 2, 0, 0, 0, 0]);
  expect(said).toBe('4 steps set to minus 30 percent');
});

test('undo gives back what was before, and says when nothing is left', () => {
  const undone = after(...select, { kind: 'paint', paint: less }, { kind: 'undo' });
  expect(undone.cells).toEqual(empty);
  expect(takeStep(undone, { kind: 'undo' }).said).toBe('Nothing to undo');
});

test('painting what is painted already is no step to undo', () => {
  expect(after(...select, { kind: 'paint', paint: null }).past).toHaveLength(0);
});

test('moving stops at the edge of the week', () => {
  const { active, anchor } = after({ kind: 'move', by: { day: -3, cell: 9 }, extend: false });
  expect(active).toEqual({ day: 0, cell: 2 });
  expect(anchor).toEqual(active);
});
