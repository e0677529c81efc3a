import { describe, expect, it } from 'vitest';
import { coverageOf, nullVenue, trueLift, weeksOf } from '../../../scripts/engine/simulator/held-out';
import { seeded } from '../../forecast/chance/generator';
import { isHeldOut, usualHoldOutShare } from './hold-out';
import { proofOf } from './lift';

describe('whether a deal paid', () => {
  it('covers a true lift of 25 % with 40 % of it taken from the neighbours in 93 to 97 % of 1,000 runs', () => {
    const found = coverageOf(trueLift, 2026);
    expect(found.counted).toBeGreaterThan(990);
    expect(found.covered / found.counted).toBeGreaterThanOrEqual(0.93);
    expect(found.covered / found.counted).toBeLessThanOrEqual(0.97);
  });

  it('calls a venue where nothing happens a success in at most 6.5 % of 1,000 runs', () => {
    const found = coverageOf(nullVenue, 2026);
    expect(found.success / 1000).toBeLessThanOrEqual(0.065);
  });

  it('says "not enough data yet" while a side has fewer than three weeks', () => {
    const proof = proofOf(weeksOf({ lift: 0.25, shifted: 0.4, weeks: 4 }, seeded(1), 'short'));
    expect(proof.verdict).toBe('not-enough-data');
  });

  it('names the weeks a verdict would take, and they shrink as the lift grows', () => {
    const needed = [0.25, 1].map((lift) => {
      const proof = proofOf(weeksOf({ lift, shifted: 0, weeks: 60 }, seeded(7), 'same'));
      return proof.verdict === 'not-enough-data' ? null : proof.seats.weeksNeeded;
    });
    expect(needed[0]).toBeGreaterThan(needed[1] ?? Infinity);
  });

  it('holds the same weeks out for the same seed, about one in ten', () => {
    const weeks = Array.from({ length: 2000 }, (_, index) => ({
      seed: 's',
      venueId: `v${index % 40}`,
      isoWeek: `2027-W${index}`,
    }));
    const held = weeks.filter((cell) => isHeldOut(cell, usualHoldOutShare));
    expect(weeks.filter((cell) => isHeldOut(cell, usualHoldOutShare))).toEqual(held);
    expect(held.length / weeks.length).toBeGreaterThan(0.08);
    expect(held.length / weeks.length).toBeLessThan(0.12);
  });
});
