import { describe, expect, it } from 'vitest';
import { seeded } from '../../forecast/chance/generator';
import { demandOf } from '../schedule/market';
import { reachOf } from '../schedule/reach';
import { marginsOf, type VenueWeek } from '../schedule/venue-week';
import { believe } from './belief';
import { effective } from './cloud';
import { type PastWeek, trialsOf } from './evidence';
import { planWeek } from './plan-week';
import { parameters, pooledPrior, priorOfTrade, responseOf } from './prior';

const slotsPerDay = 12;
const slots = 84;
const venue: VenueWeek = {
  grid: { slotMinutes: 60, slotsPerDay, dayStartMinute: 480 },
  capacity: new Float64Array(slots).fill(14),
  visitSlots: 1,
  listPriceMinor: 1500,
  variableCostMinor: 150,
  newcomerBp: 1000,
  returningBp: 1000,
  windowCostMinor: 0,
  rules: {
    levelsPct: [0, 10, 20, 30, 40, 50],
    minContributionMinor: 225,
    maxFillPct: 70,
    maxLevelsPerDay: 2,
    maxWindowsPerDay: 3,
    minWindowSlots: 2,
    blackout: new Uint8Array(slots),
  },
};
const chance = seeded(11);
const ordinaryStarts = Array.from({ length: slots }, (_, slot) => (slot % slotsPerDay > 8 ? 9 : 3));
const plainWeek = (): PastWeek => ({
  level: new Uint8Array(slots),
  quota: null,
  deals: [],
  soldOut: [],
  returning: [],
  answers: [],
  fullPrice: ordinaryStarts.map((mean) => Math.round(mean + 2 * chance() - 1)),
});
const plain = Array.from({ length: 8 }, plainWeek);

/** Plays one schedule: so many deals per discounted slot, so many of their guests say they were here before. */
function answered(level: Uint8Array, perSlot: number, yes: number): PastWeek {
  const answers = new Float64Array(6);
  for (const at of level) if (at > 0) answers[at] = (answers[at] ?? 0) + perSlot;
  return {
    ...plainWeek(),
    level,
    deals: Array.from(level, (at) => (at > 0 ? perSlot : 0)),
    answers,
    returning: answers.map((count) => Math.round(count * yes)),
  };
}

describe('learning from what happened', () => {
  const first = planWeek({ venue, history: plain, profile: null });

  it('asks first, within a limit, and only in slow slots', () => {
    expect(first.because).toBe('probing');
    expect([...first.level].some((level) => level > 0)).toBe(true);
    expect([...first.level].every((level, slot) => level === 0 || (ordinaryStarts[slot] ?? 99) < 9)).toBe(
      true,
    );
  });

  it('goes on broadly when newcomers answer', () => {
    const next = planWeek({ venue, history: [...plain, answered(first.level, 4, 0.15)], profile: null });
    expect(next.because).toBe('pays');
    expect(next.gainMinor).toBeGreaterThan(0);
    expect([...next.level].filter((level) => level > 0).length).toBeGreaterThan(
      [...first.level].filter((level) => level > 0).length,
    );
  });

  it('stops at once when regulars answer', () => {
    const next = planWeek({ venue, history: [...plain, answered(first.level, 2, 0.85)], profile: null });
    expect(next.because).toBe('does-not-pay');
    expect([...next.level].every((level) => level === 0)).toBe(true);
  });

  it('goes on where crowds vary widely: empty weeks after a crowded one are no answer yet', () => {
    const staffed = { ...venue, windowCostMinor: 2200 };
    const history = [...plain];
    for (const perSlot of [4, 0.3, 0.3]) {
      const { level } = planWeek({ venue: staffed, history, profile: null });
      history.push(answered(level, perSlot, 0.12));
    }
    expect(planWeek({ venue: staffed, history, profile: null }).because).toBe('pays');
  });

  it('believes more in newcomers the fewer say that they were here before', () => {
    const reach = reachOf(venue.grid, venue.capacity);
    const share = (yes: number) => {
      const trials = trialsOf([answered(first.level, 3, yes)], reach, 6);
      const cloud = believe({
        reach,
        demand: demandOf(Float64Array.from(ordinaryStarts), reach),
        levelsPct: venue.rules.levelsPct,
        margins: marginsOf(venue),
        trials,
        prior: priorOfTrade,
      });
      expect(cloud.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(effective(cloud.weights)).toBeGreaterThan(1);
      return cloud.points.reduce(
        (sum, point, index) => sum + (cloud.weights[index] ?? 0) * responseOf(point).watchingShare,
        0,
      );
    };
    expect(share(0.12)).toBeLessThan(share(0.5));
    expect(share(0.5)).toBeLessThan(share(0.84));
  });

  it('pools what other venues of the trade taught into the next one’s prior', () => {
    const mean = new Float64Array(parameters).fill(1);
    const sixWhoKnow = (variance: number[]) =>
      pooledPrior(
        Array.from({ length: 6 }, () => ({ mean, variance })),
        priorOfTrade,
      );
    const pooled = sixWhoKnow(new Array<number>(parameters).fill(0));
    expect(Math.abs((pooled.centre[1] ?? 0) - 1)).toBeLessThan(Math.abs((priorOfTrade.centre[1] ?? 0) - 1));
    expect(pooled.spread[8]).toBeGreaterThan((priorOfTrade.spread[8] ?? 0) / 3 - 1e-9);
    expect(pooled.spread[3]).toBeLessThan(sixWhoKnow([]).spread[3] ?? 0);
  });

  it('is no surer of the next town than its venues were of theirs', () => {
    const [mean, variance] = [priorOfTrade.centre, priorOfTrade.spread.map((spread) => spread ** 2)];
    const { centre, spread } = pooledPrior(
      Array.from({ length: 40 }, () => ({ mean, variance })),
      priorOfTrade,
    );
    for (const [axis, from] of priorOfTrade.spread.entries()) expect(spread[axis]).toBeCloseTo(from, 9);
    expect([...centre]).toEqual([...mean].map((value) => expect.closeTo(value, 9)));
  });
});
