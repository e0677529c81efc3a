import { expect, test } from 'vitest';
import { seeded } from '../../forecast/chance/generator';
import { sumsAround } from './around';
import { reachOf } from './reach';
import { moveWeights } from './taste';

test.each([
  { says: 'an hour a slot', grid: { slotMinutes: 60, slotsPerDay: 11, dayStartMinute: 660 } },
  { says: 'half an hour a slot', grid: { slotMinutes: 30, slotsPerDay: 20, dayStartMinute: 480 } },
  {
    says: 'a day shorter than guests would move',
    grid: { slotMinutes: 60, slotsPerDay: 3, dayStartMinute: 0 },
  },
  {
    says: 'slots longer than guests would move',
    grid: { slotMinutes: 300, slotsPerDay: 4, dayStartMinute: 0 },
  },
])('sums over what is near are those counted move by move: $says', ({ grid }) => {
  const chance = seeded(5);
  const capacity = Float64Array.from({ length: 7 * grid.slotsPerDay }, () => (chance() < 0.8 ? 4 : 0));
  const reach = reachOf(grid, capacity);
  const moves = moveWeights({ own: 4, price: 4, perHour: 0.7, perDay: 1.1 }, reach);
  const values = capacity.map((places) => (places > 0 ? chance() : 0));
  const sums = sumsAround(values, moves, { reach });
  for (let slot = 0; slot < values.length; slot += 1) {
    if (!capacity[slot]) continue;
    let sum = 0;
    for (let edge = reach.from[slot] ?? 0; edge < (reach.from[slot + 1] ?? 0); edge += 1)
      sum += (values[reach.option[edge] ?? 0] ?? 0) * (moves[reach.move[edge] ?? 0] ?? 0);
    expect(sums[slot]).toBeCloseTo(sum, 9);
  }
});
