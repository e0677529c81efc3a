import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellsOf,
  cellsPerDay,
  type GridShape,
  type OffPeakRule,
  type Paint,
  rulesOf,
  shapeFitting,
} from './week-cells';

const day: GridShape = { fromMinute: 600, untilMinute: 1200, stepMinutes: 60 };
const evening: GridShape = { fromMinute: 1080, untilMinute: 1560, stepMinutes: 30 };
const quiet: OffPeakRule = { weekdays: [2, 3, 4], from: '14:00', to: '17:00', percentOff: 30, seats: 3 };

test('a rule paints its hours on its days and nothing else', () => {
  const cells = cellsOf([quiet], day);
  expect(cells.flat().filter(Boolean)).toHaveLength(9);
  expect(cells[1]?.slice(3, 8)).toEqual([
    null,
    { percentOff: 30, seats: 3 },
    { percentOff: 30, seats: 3 },
    { percentOff: 30, seats: 3 },
    null,
  ]);
});

test('equal days come back as one rule', () => {
  expect(rulesOf(cellsOf([quiet], day), day)).toEqual([quiet]);
});

test('a window past midnight belongs to the day it starts on', () => {
  const late = { ...quiet, weekdays: [7], from: '22:00', to: '02:00' };
  expect(cellsOf([late], evening)[6]?.filter(Boolean)).toHaveLength(8);
  expect(rulesOf(cellsOf([late], evening), evening)).toEqual([late]);
});

test('hours after midnight alone are the next day, and Sunday leads to Monday', () => {
  const small = { ...quiet, weekdays: [1], from: '00:30', to: '01:30' };
  expect(cellsOf([small], evening)[6]?.filter(Boolean)).toHaveLength(2);
  expect(rulesOf(cellsOf([small], evening), evening)).toEqual([small]);
});

test('a window to the end of the day ends at 24:00', () => {
  const night = { ...quiet, from: '23:00', to: '24:00' };
  const shape = { fromMinute: 0, untilMinute: 1440, stepMinutes: 60 };
  expect(rulesOf(cellsOf([night], shape), shape)).toEqual([night]);
});

test('a rule that the grid could not show makes the grid finer or longer instead of being lost', () => {
  const odd = { ...quiet, from: '14:15', to: '15:45' };
  const early = { ...quiet, from: '06:00', to: '08:00' };
  for (const rule of [odd, early]) {
    for (const wanted of [day, { ...day, fromMinute: 630 }]) {
      const shape = shapeFitting(wanted, [rule]);
      expect(rulesOf(cellsOf([rule], shape), shape)).toEqual([rule]);
    }
  }
});

test('whatever is painted is painted again by its own rules', () => {
  const shapes = fc
    .record({
      fromMinute: fc.integer({ min: 0, max: 23 }),
      hours: fc.integer({ min: 1, max: 24 }),
      stepMinutes: fc.constantFrom(15, 30, 60),
    })
    .map(({ fromMinute, hours, stepMinutes }) => ({
      fromMinute: fromMinute * 60,
      untilMinute: (fromMinute + hours) * 60,
      stepMinutes,
    }));
  const paint: fc.Arbitrary<Paint> = fc.option(
    fc.record({ percentOff: fc.constantFrom(10, 12.5, 30, 60), seats: fc.constantFrom(1, 3) }),
  );
  const painted = shapes.chain((shape) => {
    const row = fc.array(paint, { minLength: cellsPerDay(shape), maxLength: cellsPerDay(shape) });
    return fc.record({ shape: fc.constant(shape), cells: fc.array(row, { minLength: 7, maxLength: 7 }) });
  });
  fc.assert(
    fc.property(painted, ({ shape, cells }) => {
      const rules = rulesOf(cells, shape);
      expect(cellsOf(rules, shape)).toEqual(cells);
      expect(rulesOf(cellsOf(rules, shape), shape)).toEqual(rules);
    }),
  );
});
