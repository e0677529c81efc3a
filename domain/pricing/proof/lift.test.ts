import { describe, expect, it } from 'vitest';
import { drawFactor, drawGamma, drawPoisson } from '../../forecast/chance/draw';
import { type Generator, seeded } from '../../forecast/chance/generator';
import { isHeldOut, usualHoldOutShare } from './hold-out';
import { type ProofWeek, proofOf } from './lift';

type World = { lift: number; shifted: number; weeks: number };

/** A venue whose window draws 24 guests a week and its neighbours 60, with busy and quiet weeks in both. */
function run(world: World, chance: Generator, name: string): ProofWeek[] {
  return Array.from({ length: world.weeks }, (_, index) => {
    const on = !isHeldOut({ seed: name, venueId: 'v', isoWeek: `w${index}` }, usualHoldOutShare * 2);
    const week = drawFactor(chance, 0.1);
    const extra = on ? 24 * world.lift : 0;
    const seats = drawPoisson(chance, (24 + extra) * week * drawGamma(chance, 25, 1 / 25));
    const neighbourSeats = drawPoisson(
      chance,
      (60 - extra * world.shifted) * week * drawGamma(chance, 25, 1 / 25),
    );
    const contributionMinor = seats * 1000;
    return {
      venueId: 'v',
      on,
      seats,
      contributionMinor,
      neighbourSeats,
      neighbourContributionMinor: neighbourSeats * 1000,
    };
  });
}

function coverage(world: World, truth: number): { covered: number; success: number; counted: number } {
  const chance = seeded(2026);
  const found = { covered: 0, success: 0, counted: 0 };
  for (let repeat = 0; repeat < 1000; repeat += 1) {
    const proof = proofOf(run(world, chance, `run ${repeat}`));
    if (proof.verdict === 'not-enough-data') continue;
    found.counted += 1;
    if (proof.netSeats.low <= truth && truth <= proof.netSeats.high) found.covered += 1;
    if (proof.verdict === 'pays') found.success += 1;
  }
  return found;
}

describe('whether a deal paid', () => {
  it('covers a true lift of 25 % with 40 % of it taken from the neighbours in 93 to 97 % of 1,000 runs', () => {
    const found = coverage({ lift: 0.25, shifted: 0.4, weeks: 52 }, 24 * 0.25 * 0.6);
    expect(found.counted).toBeGreaterThan(990);
    expect(found.covered / found.counted).toBeGreaterThanOrEqual(0.93);
    expect(found.covered / found.counted).toBeLessThanOrEqual(0.97);
  });

  it('calls a venue where nothing happens a success in at most 6.5 % of 1,000 runs', () => {
    const found = coverage({ lift: 0, shifted: 0, weeks: 52 }, 0);
    expect(found.success / 1000).toBeLessThanOrEqual(0.065);
  });

  it('says "not enough data yet" while a side has fewer than three weeks', () => {
    const proof = proofOf(run({ lift: 0.25, shifted: 0.4, weeks: 4 }, seeded(1), 'short'));
    expect(proof.verdict).toBe('not-enough-data');
  });

  it('names the weeks a verdict would take, and they shrink as the lift grows', () => {
    const needed = [0.25, 1].map((lift) => {
      const proof = proofOf(run({ lift, shifted: 0, weeks: 60 }, seeded(7), 'same'));
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
