import { describe, expect, test } from 'vitest';
import { lessShare } from '@/domain/money/money';
import { checkTerms } from '@/domain/pricing/check-terms';
import { pricedWeek } from '@/domain/pricing/week';
import { overlap } from '@/domain/time/windows';
import { isTaken } from './names/merchant-names';
import { planCity } from './plan';
import type { DealPlan } from './plan-types';
import { trades } from './trades/trades';

const setting = { seed: 7, today: '2026-11-22', timeZone: 'America/Los_Angeles' };
const city = planCity(setting);
const venues = new Map(city.venues.map((venue) => [venue.key, venue]));
const packages = new Map(city.packages.map((pkg) => [pkg.key, pkg]));
const inState = (...states: DealPlan['status'][]) =>
  city.deals.filter(({ status }) => states.includes(status));

function partsOf(deal: DealPlan) {
  const [venue, pkg] = [venues.get(deal.venueKey), packages.get(deal.packageKey)];
  if (!venue || !pkg) throw new Error(`${deal.key} has no venue or package`);
  return { deal, venue, pkg, terms: deal.terms };
}

describe('the city', () => {
  test('is the same for the same seed and another one for another seed', () => {
    expect(planCity(setting)).toEqual(city);
    expect(planCity({ ...setting, seed: 8 }).venues[0]?.name).not.toBe(city.venues[0]?.name);
  });

  test.each([1, 2])('is large enough with seed %i', (seed) => {
    const other = planCity({ ...setting, seed });
    expect(other.merchants.length).toBeGreaterThanOrEqual(420);
    expect(other.venues.length).toBeGreaterThanOrEqual(450);
    expect(new Set(other.venues.map(({ category }) => category)).size).toBeGreaterThanOrEqual(9);
    expect(other.deals.filter(({ status }) => status === 'live').length).toBeGreaterThanOrEqual(820);
  });

  test('has something at every point of a deal’s life', () => {
    expect(inState('submitted')).toHaveLength(7);
    expect(city.deals.filter(({ edit }) => edit !== null)).toHaveLength(1);
    for (const status of ['draft', 'asked', 'refused', 'paused', 'ended', 'stopped'] as const) {
      expect(inState(status).length, status).toBeGreaterThan(0);
    }
    for (const deal of inState('asked', 'refused', 'stopped')) expect(deal.reasons).toHaveLength(1);
  });

  test('invents its names', () => {
    const names = city.merchants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter(isTaken)).toEqual([]);
    for (const { owner, clerk } of city.merchants)
      expect(`${owner.email} ${clerk.email}`).toMatch(/^\S+@example\.org \S+@example\.org$/);
  });

  test('knows where its areas are', () => {
    const areas = new Set(city.neighbourhoods.map(({ name }) => name));
    expect(city.venues.every(({ area }) => areas.has(area))).toBe(true);
    for (const { lat, lng } of [...city.venues, ...city.neighbourhoods]) {
      expect(lat > 37.76 && lat < 37.81 && lng > -122.43 && lng < -122.38).toBe(true);
    }
  });
});

describe('a venue', () => {
  test('opens and closes on its steps, and its hours do not overlap', () => {
    for (const { hours, stepMinutes } of city.venues) {
      for (const { fromMinute, untilMinute } of hours) {
        expect(fromMinute >= 0 && fromMinute < 1440 && untilMinute > fromMinute && untilMinute <= 2880).toBe(
          true,
        );
        expect([fromMinute % stepMinutes, untilMinute % stepMinutes]).toEqual([0, 0]);
      }
      expect(hours.some((a, i) => hours.some((b, j) => j > i && overlap(a, b)))).toBe(false);
    }
  });

  test('states no more guests than seats', () => {
    for (const { busyness, seats } of city.venues) {
      expect(busyness.length).toBeGreaterThan(0);
      expect(busyness.every(({ expectedSeats }) => expectedSeats >= 0 && expectedSeats <= seats)).toBe(true);
    }
  });
});

describe('a package', () => {
  test('has a short title and two to four lines that make its price', () => {
    for (const { title, lines, listPriceMinor, variableCostMinor } of city.packages) {
      expect(title.length).toBeLessThanOrEqual(40);
      expect(lines.length >= 2 && lines.length <= 4).toBe(true);
      expect(lines.reduce((sum, line) => sum + line.quantity * line.listPriceMinor, 0)).toBe(listPriceMinor);
      expect(listPriceMinor % 50).toBe(0);
      expect(variableCostMinor).toBeLessThan(listPriceMinor);
    }
  });
});

describe('a deal', () => {
  test('has windows on the venue’s steps that do not overlap', () => {
    for (const { terms, venue } of city.deals.map(partsOf)) {
      const days = terms.offPeak.flatMap(({ weekdays, fromMinute, untilMinute }) =>
        weekdays.map((weekday) => ({ weekday, fromMinute, untilMinute })),
      );
      expect(days.length).toBeGreaterThan(0);
      expect(
        days.every(
          ({ fromMinute, untilMinute }) =>
            fromMinute % venue.stepMinutes === 0 && untilMinute % venue.stepMinutes === 0,
        ),
      ).toBe(true);
      expect(days.some((a, i) => days.some((b, j) => j > i && overlap(a, b)))).toBe(false);
    }
  });

  test('is refused by no rule of the shop, its waiting edit included', () => {
    for (const { deal, terms, venue, pkg } of city.deals.map(partsOf)) {
      const asked = { package: pkg, venue, busyness: venue.busyness };
      expect(checkTerms({ ...asked, terms }), deal.key).toEqual([]);
      if (deal.edit) expect(checkTerms({ ...asked, terms: deal.edit.terms })).toEqual([]);
    }
  });

  test('is at most at the guard on every step that a visit and its clean-up cover, and allots only free places', () => {
    const wrong = city.deals.flatMap((deal) =>
      deal.terms.offPeak.filter((window) => isOversold(deal, window)),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps floor and cost over the whole stack', () => {
    for (const { deal, terms, pkg } of city.deals.map(partsOf)) {
      for (const { offBps } of [...terms.offPeak, ...(deal.edit?.terms.offPeak ?? [])]) {
        expect(offBps >= 1000 && offBps <= 5000 && offBps % 500 === 0).toBe(true);
        expect(lowest(deal, offBps), deal.key).toBeGreaterThanOrEqual(terms.floorPriceMinor);
      }
      expect(terms.floorPriceMinor).toBeGreaterThan(0);
      expect(terms.floorPriceMinor, deal.key).toBeGreaterThanOrEqual(pkg.variableCostMinor * 0.95);
    }
  });

  test('gathers groups that can be reached, with tiers that grow', () => {
    const groups = city.deals.flatMap(({ terms }) => terms.group ?? []);
    const slots = groups.filter(({ scope }) => scope === 'slot').length / city.deals.length;
    expect(slots).toBeGreaterThan(0.38);
    expect(slots).toBeLessThan(0.54);
    expect(groups.some(({ scope }) => scope === 'deal')).toBe(true);
    for (const { threshold, maximum, tiers } of groups) {
      expect(threshold >= 2 && threshold <= maximum).toBe(true);
      expect(tiers[0]?.members).toBe(threshold);
      expect(
        tiers.every(
          (tier, i) =>
            tier.members <= maximum &&
            (i === 0 ||
              (tier.members > (tiers[i - 1]?.members ?? 0) && tier.offBps > (tiers[i - 1]?.offBps ?? 0))),
        ),
      ).toBe(true);
    }
  });

  test('is on sale today when it is live, and says what it is', () => {
    for (const { title, description, terms, decidedAt } of inState('live')) {
      expect(title.length <= 40 && description.length > 20 && description.length < 240).toBe(true);
      expect(terms.salesFrom).toBeLessThan(Date.parse('2026-11-22T08:00:00Z'));
      expect(terms.salesUntil).toBeGreaterThan(Date.parse('2026-11-30T08:00:00Z'));
      expect(decidedAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(terms.salesFrom);
      expect(terms.exclusions.length).toBeGreaterThan(0);
    }
  });
});

test('a menu fits its trade', () => {
  for (const [category, trade] of Object.entries(trades)) {
    expect(trade.category).toBe(category);
    for (const item of trade.menu) expect(item.title.length, item.title).toBeLessThanOrEqual(40);
  }
});

function lowest({ terms, packageKey }: DealPlan, offBps: DealPlan['terms']['offPeak'][number]['offBps']) {
  const alone = lessShare(packages.get(packageKey)?.listPriceMinor ?? terms.floorPriceMinor, offBps);
  const last = terms.group?.tiers.at(-1);
  return last ? lessShare(alone, last.offBps) : alone;
}

/** Some start of the window is guarded, or sells places that are kept for full-price guests. */
function isOversold(deal: DealPlan, window: DealPlan['terms']['offPeak'][number]): boolean {
  const { terms, venue, pkg } = partsOf(deal);
  const week = pricedWeek({ terms, package: pkg, venue, busyness: venue.busyness });
  const together = Math.max(window.seats, (terms.group?.maximum ?? 0) * pkg.seatsPerUnit);
  return startsOf(window, venue.stepMinutes).some((start) => {
    const quote = week.quoteAt(start);
    return quote.window !== window || together > venue.seats - Math.max(...quote.protectedByStep);
  });
}

function startsOf({ weekdays, fromMinute, untilMinute }: DealPlan['terms']['offPeak'][number], step: number) {
  const count = (untilMinute - fromMinute) / step;
  return weekdays.flatMap((weekday) =>
    Array.from({ length: count }, (_, i) => ({ weekday, minute: fromMinute + i * step })),
  );
}
