import { describe, expect, it } from 'vitest';
import { seeded } from '../../forecast/chance/generator';
import { allowedBy } from './allowed';
import { upperBound } from './dual-bound';
import { crowdsOf, demandOf, type MarketInput, marketOf } from './market';
import { optimise } from './optimise';
import { protectedPlaces, quotas, quotasOf } from './quota';
import { reachOf } from './reach';
import { readableDay } from './readable-day';
import { contributions, gainsOf, moveTo, openTally } from './tally';
import { breakEvenJoin, chooseThreshold, valueOfThreshold } from './threshold';
import { marginsOf, type VenueWeek } from './venue-week';
import { whatIf } from './what-if';

const slotsPerDay = 6;
const slots = 7 * slotsPerDay;
const nothing = new Float64Array(slots);
const venue: VenueWeek = {
  grid: { slotMinutes: 60, slotsPerDay, dayStartMinute: 720 },
  capacity: new Float64Array(slots).fill(12),
  visitSlots: 1,
  listPriceMinor: 6000,
  variableCostMinor: 1800,
  newcomerBp: 1000,
  returningBp: 1000,
  windowCostMinor: 0,
  rules: {
    levelsPct: [0, 20, 30],
    minContributionMinor: 900,
    maxFillPct: 60,
    maxLevelsPerDay: 1,
    maxWindowsPerDay: 1,
    minWindowSlots: 2,
    blackout: new Uint8Array(slots),
  },
};
const ordinary = Float64Array.from({ length: slots }, (_, slot) => 1 + (slot % slotsPerDay) * 2);

function townWith(seekersPerRegular: number, watchingShare: number): MarketInput {
  const margins = marginsOf(venue);
  return {
    response: {
      seekersPerRegular,
      watchingShare,
      regular: { own: 4, price: 4, perHour: 2, perDay: 2.5 },
      seeker: { own: -2.8, price: 6, perHour: 0.8, perDay: 0.8 },
    },
    weight: 1,
    demand: demandOf(ordinary, reachOf(venue.grid, venue.capacity)),
    reach: reachOf(venue.grid, venue.capacity),
    levelsPct: venue.rules.levelsPct,
    newcomerMargin: margins.newcomer,
    returningMargin: margins.returning,
  };
}

function planFor(input: MarketInput) {
  const tally = openTally({
    markets: [marketOf(input)],
    reach: input.reach,
    levels: 3,
    charge: nothing,
    credit: nothing,
  });
  const fill = ordinary.map((starts) => starts / 12);
  const quota = quotas(venue, ordinary, 2);
  const allowed = allowedBy(venue, { fill, quota });
  return { tally, allowed, gain: optimise({ tally, venue, allowed }) };
}

describe('the schedule of a week', () => {
  it('discounts where a large crowd of newcomers waits', () => {
    const { tally, gain } = planFor(townWith(1, 0.05));
    expect(gain).toBeGreaterThan(0);
    expect(tally.level.some((level) => level > 0)).toBe(true);
  });

  it('discounts nothing where regulars would take it', () => {
    const { tally, gain } = planFor(townWith(0.1, 0.8));
    expect(gain).toBe(0);
    expect(tally.level.some((level) => level > 0)).toBe(false);
  });

  it('keeps the more places for full price, the deeper the discount published at a slot', () => {
    const published = new Uint8Array(slots);
    published.set([1, 2, 0], 1);
    const quota = quotasOf(venue, new Float64Array(slots).fill(6), published);
    expect(quota[1]).toBeGreaterThan(quota[2] ?? 0);
    expect(quota[2]).toBeGreaterThan(0);
    expect(quota[3]).toBe(0);
  });

  it('stays in allowed slots and readable days', () => {
    const { tally, allowed } = planFor(townWith(1.5, 0.05));
    for (let day = 0; day < 7; day += 1) {
      const levels = [...tally.level.slice(day * slotsPerDay, (day + 1) * slotsPerDay)];
      expect(new Set(levels.filter((level) => level > 0)).size).toBeLessThanOrEqual(1);
      expect(levels.join('').match(/[12]+/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
    expect([...tally.level].every((level, slot) => level === 0 || allowed.slots[slot] === 1)).toBe(true);
  });

  it('counts a gain of one slot as the schedule’s value counts it', () => {
    const input = townWith(1, 0.2);
    const tally = openTally({
      markets: [marketOf(input)],
      reach: input.reach,
      levels: 3,
      charge: nothing,
      credit: nothing,
    });
    const gains = new Float64Array(3);
    gainsOf(tally, 8, gains);
    const before = contributions(tally)[0] ?? 0;
    moveTo(tally, 8, 2);
    const exact = (contributions(tally)[0] ?? 0) - before;
    expect(Math.abs(exact - (gains[2] ?? 0))).toBeLessThan(0.03 * Math.abs(exact));
    moveTo(tally, 8, 0);
    expect(contributions(tally)[0]).toBeCloseTo(before, 6);
  });

  it('never earns more than the bound', () => {
    for (const [seekers, watching] of [
      [1, 0.05],
      [0.8, 0.2],
      [0.1, 0.5],
    ] as const) {
      const input = townWith(seekers, watching);
      const { tally } = planFor(input);
      const crowds = crowdsOf(input);
      const others = crowds[0]?.crowd.arrivals.reduce((sum, arrivals) => sum + arrivals, 0) ?? 0;
      const earned = (contributions(tally)[0] ?? 0) + others * marginsOf(venue).full * (1 - Math.exp(-3.9));
      const bound = upperBound({ venue, reach: input.reach, crowds, steps: 150 });
      expect(bound.upperMinor).toBeGreaterThan(earned * 0.999);
      expect(bound.upperMinor).toBeLessThan(earned * 1.35);
    }
  });
});

describe('one readable day', () => {
  const value = (day: Uint8Array, gains: Float64Array[]) =>
    day.reduce((sum, level, slot) => sum + (level ? (gains[slot]?.[level - 1] ?? 0) : 0), 0);
  const windows = (day: readonly number[]) =>
    day.filter((level, slot) => level > 0 && level !== (day[slot - 1] ?? 0)).length;
  const readable = (day: readonly number[]) =>
    windows(day) <= 2 &&
    new Set(day.filter((level) => level > 0)).size <= 1 &&
    !/(?<![1-9])[1-9](?![1-9])/.test(day.join(''));

  it('is as good as trying every day there is', () => {
    const chance = seeded(5);
    for (let repeat = 0; repeat < 40; repeat += 1) {
      const gains = Array.from({ length: 7 }, () =>
        Float64Array.from({ length: 2 }, () => Math.round(20 * (chance() - 0.55))),
      );
      const found = readableDay(gains, [1, 2], { windows: 2, levels: 1, shortest: 2, windowCost: 3 });
      let best = 0;
      for (let code = 0; code < 3 ** 7; code += 1) {
        const day = Array.from({ length: 7 }, (_, slot) => Math.floor(code / 3 ** slot) % 3);
        if (readable(day)) best = Math.max(best, value(Uint8Array.from(day), gains) - 3 * windows(day));
      }
      expect(readable([...found])).toBe(true);
      expect(value(found, gains) - 3 * windows([...found])).toBeCloseTo(best, 6);
    }
  });
});

describe('places kept for guests at full price', () => {
  it('grow with demand and fall with what a deal brings', () => {
    expect(protectedPlaces(8, 0.7, 12)).toBeLessThan(protectedPlaces(8, 0.3, 12));
    expect(protectedPlaces(2, 0.5, 12)).toBeLessThan(protectedPlaces(9, 0.5, 12));
    expect(protectedPlaces(5, 1, 12)).toBe(0);
  });
});

describe('what-if numbers', () => {
  const rows = [
    { off: 0.5, commission: 0.15, dealMargin: 750, share: 0.179 },
    { off: 0.4, commission: 0.1, dealMargin: 1440, share: 0.343 },
    { off: 0.3, commission: 0.15, dealMargin: 1770, share: 0.421 },
    { off: 0.2, commission: 0.1, dealMargin: 2520, share: 0.6 },
    { off: 0.5, commission: 0.5, dealMargin: -300, share: 0 },
  ];
  it.each(rows)(
    '60 with cost 18 at $off off and $commission commission breaks even at $share',
    ({ off, commission, dealMargin, share }) => {
      const answer = whatIf({
        listPriceMinor: 6000,
        variableCostMinor: 1800,
        offShare: off,
        commissionShare: commission,
        windowCostMinor: 0,
        guests: 6,
        regularShare: 0.3,
        places: 12,
      });
      expect(answer.dealMargin).toBeCloseTo(dealMargin, 6);
      expect(answer.breakEvenShare).toBeCloseTo(share, 3);
      expect(answer.worstDay).toBeLessThanOrEqual(answer.expectedDay + 1e-9);
      expect(answer.expectedDay).toBeLessThanOrEqual(answer.bestDay + 1e-9);
    },
  );
});

describe('the size of a group', () => {
  const block = {
    regulars: 3,
    newcomers: 9,
    crowdSpread: 0.9,
    regularsLossMinor: 3000,
    newcomerGainMinor: 1500,
    windowCostMinor: 6000,
    fullMarginMinor: 4200,
    room: 20,
  };
  it('first clears the regulars, the window and what they cost: ceil(3 + 9000 / 1500)', () => {
    expect(breakEvenJoin(block)).toBe(9);
  });
  it('is worth more than an open discount where windows cost money and the crowd varies', () => {
    const choice = chooseThreshold(block);
    expect(choice.minJoin).toBeGreaterThan(0);
    expect(choice.valueMinor).toBeGreaterThan(choice.openValueMinor);
    expect(choice.valueMinor).toBeCloseTo(valueOfThreshold(block, choice.minJoin), 9);
  });
  it('is none where newcomers bring nothing or the crowd is sure', () => {
    expect(breakEvenJoin({ ...block, newcomerGainMinor: 0 })).toBeNull();
    expect(chooseThreshold({ ...block, crowdSpread: 0.05, newcomers: 14, windowCostMinor: 0 }).minJoin).toBe(
      0,
    );
  });
});
