import { describe, expect, test } from 'vitest';
import { lessShare, times } from '@/domain/money/money';
import { minuteMs, wallAt } from '@/domain/time/zone';
import { planLife } from './life';
import type { OrderPlan } from './life-types';
import { planCity } from './plan';

const timeZone = 'America/Los_Angeles';
const now = Date.parse('2026-11-22T18:30:00Z');
const city = planCity({ seed: 7, today: '2026-11-22', timeZone });
const life = planLife(city, now);
const venues = new Map(city.venues.map((venue) => [venue.key, venue]));
const packages = new Map(city.packages.map((pkg) => [pkg.key, pkg]));
const deals = new Map(city.deals.map((deal) => [deal.key, deal]));
const groups = new Map(life.groups.map((group) => [group.key, group]));
const dayMs = 86_400_000;

function of<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`no ${key}`);
  return value;
}

describe('life in the city', () => {
  test('is the same for the same seed and moment', () => {
    expect(planLife(planCity({ seed: 7, today: '2026-11-22', timeZone }), now)).toEqual(life);
  });

  test('has six weeks behind it and a fortnight ahead', () => {
    const past = life.orders.filter(({ start }) => start < now);
    expect(past.length).toBeGreaterThan(6000);
    expect(past.length).toBeLessThan(9000);
    expect(life.orders.length - past.length).toBeGreaterThan(1200);
    expect(life.orders.filter(({ isDiscounted }) => !isDiscounted).length).toBeGreaterThan(800);
    expect(life.refused.length).toBeGreaterThan(20);
    expect(life.orders.filter(({ redemption }) => redemption?.beenHere === true).length).toBeGreaterThan(500);
  });

  test('has groups at every point of their life', () => {
    const open = life.groups.filter(({ status }) => status === 'open');
    expect(open.length).toBeGreaterThan(80);
    expect(
      open.filter((group) => group.members === group.threshold - 1 && group.closesAt < now + 2 * dayMs)
        .length,
    ).toBeGreaterThan(10);
    expect(
      life.groups.filter((group) => group.status === 'tipped' && (group.start ?? 0) > now).length,
    ).toBeGreaterThan(20);
    expect(life.groups.some((group) => group.status === 'failed')).toBe(true);
    expect(life.groups.some((group) => group.scope === 'deal')).toBe(true);
  });

  test.each(['2026-03-08', '2026-11-01'])('goes on around %s, clock changes included', (today) => {
    const other = planCity({ seed: 3, today, timeZone });
    const lived = planLife(other, Date.parse(`${today}T20:00:00Z`));
    expect(lived.orders.length).toBeGreaterThan(6000);
  });
});

describe('an order', () => {
  test('was placed while the deal was on sale and before its visit', () => {
    const wrong = life.orders.filter(({ dealKey, placedAt, start }) => {
      const { salesFrom, salesUntil } = of(deals, dealKey).terms;
      return placedAt < salesFrom || placedAt >= salesUntil || placedAt >= start || placedAt >= now;
    });
    expect(wrong).toEqual([]);
  });

  test('is for an open hour on a step of the venue', () => {
    const wrong = life.orders.filter(({ venueKey, start, end }) => {
      const venue = of(venues, venueKey);
      const { weekday, minute } = wallAt(start, timeZone);
      const until = minute + (end - start) / minuteMs;
      const isOpen = venue.hours.some(
        (open) => open.weekday === weekday && minute >= open.fromMinute && until <= open.untilMinute,
      );
      return !isOpen || minute % venue.stepMinutes !== 0;
    });
    expect(wrong).toEqual([]);
  });

  test('costs what the deal says', () => {
    const wrong = life.orders.filter((order) => {
      const { terms } = of(deals, order.dealKey);
      const list = of(packages, order.packageKey).listPriceMinor;
      const alone = lessShare(list, order.offBps);
      const tiers = terms.group?.tiers.map((tier) => lessShare(alone, tier.offBps)) ?? [];
      const expected = order.as === 'solo' ? [times(alone, order.quantity)] : tiers;
      const isUnderFloor = order.priceMinor < times(terms.floorPriceMinor, order.quantity);
      const isOff =
        !expected.includes(order.priceMinor) || order.listPriceMinor !== times(list, order.quantity);
      return isOff || isUnderFloor || order.priceMinor > order.agreedPriceMinor;
    });
    expect(wrong).toEqual([]);
  });

  test('ends as its voucher says', () => {
    const having = (wanted: (order: OrderPlan) => boolean) => life.orders.filter(wanted);
    const used = having(({ redemption }) => redemption !== null);
    expect(used.every((order) => order.status === 'paid' && order.voucher === 'redeemed')).toBe(true);
    expect(having(({ voucher }) => voucher === 'redeemed')).toEqual(used);
    expect(
      used.every(
        ({ redemption, start }) =>
          (redemption?.at ?? 0) <= now && (redemption?.at ?? 0) > start - 30 * minuteMs,
      ),
    ).toBe(true);
    const gone = having(({ status }) => status === 'refunded');
    expect(gone.every((order) => order.refundedMinor === order.priceMinor && order.placesTaken === 0)).toBe(
      true,
    );
    const unpaid = having(({ status }) => status === 'authorised' || status === 'cancelled');
    expect(having(({ voucher }) => voucher === null)).toEqual(unpaid);
    expect(having(({ paidAt }) => paidAt === null)).toEqual(unpaid);
    expect(
      life.orders.every(({ paidAt, placedAt }) => paidAt === null || (paidAt >= placedAt && paidAt <= now)),
    ).toBe(true);
  });

  test('respects the limits of the deal', () => {
    const counted = life.orders.filter(({ status }) => status === 'paid' || status === 'authorised');
    for (const [dealKey, orders] of Map.groupBy(counted, (order) => order.dealKey)) {
      const { limits } = of(deals, dealKey).terms;
      const sum = (some: readonly OrderPlan[]) => some.reduce((units, order) => units + order.quantity, 0);
      expect(sum(orders)).toBeLessThanOrEqual(limits.total ?? 10_000);
      for (const own of Map.groupBy(orders, (order) => order.email).values())
        expect(sum(own)).toBeLessThanOrEqual(limits.perPerson ?? 10_000);
    }
  });

  test('found places: nothing is sold twice at any step', () => {
    const firstOf = new Map(life.orders.map((order) => [order.groupKey, order]));
    const taken = [
      ...life.orders.map((order) => ({ ...order, taken: order.placesTaken })),
      ...life.groups.flatMap((group) => {
        const member = firstOf.get(group.key);
        return member ? [{ ...member, taken: group.placesReserved }] : [];
      }),
    ];
    const steps = taken.flatMap(({ venueKey, start, freeAt, taken: places }) =>
      Array.from({ length: (freeAt - start) / (15 * minuteMs) }, (_, i) => ({
        venueKey,
        at: start + i * 15 * minuteMs,
        places,
      })),
    );
    for (const [key, uses] of Map.groupBy(steps, ({ venueKey, at }) => `${venueKey}/${at}`)) {
      const { seats } = of(venues, key.split('/')[0] ?? '');
      expect(
        uses.reduce((sum, { places }) => sum + places, 0),
        key,
      ).toBeLessThanOrEqual(seats);
    }
  });
});

describe('a group', () => {
  test('counts distinct people who joined before it closed', () => {
    for (const [key, orders] of Map.groupBy(
      life.orders.filter(({ groupKey }) => groupKey !== null),
      ({ groupKey }) => groupKey ?? '',
    )) {
      const group = of(groups, key);
      expect(new Set(orders.map(({ email }) => email)).size).toBe(group.members);
      expect(orders.every(({ placedAt }) => placedAt >= group.openedAt && placedAt < group.closesAt)).toBe(
        true,
      );
      expect(group.closesAt - group.openedAt).toBeLessThan(7 * dayMs);
      if (group.scope === 'slot') expect(orders.every(({ start }) => start === group.start)).toBe(true);
    }
  });

  test('has the state that its members and the clock give it', () => {
    for (const group of life.groups) {
      expect(group.members >= 1 && group.members <= group.maximum).toBe(true);
      expect(group.status === 'tipped').toBe(group.members >= group.threshold);
      expect(group.tippedAt === null).toBe(group.status !== 'tipped');
      if (group.status === 'open') expect(group.closesAt).toBeGreaterThan(now);
      if (group.status === 'failed') expect(group.closesAt).toBeLessThanOrEqual(now);
    }
  });

  test('is at most one per slot', () => {
    const slots = life.groups.map((group) => `${group.dealKey}/${group.start}`);
    expect(new Set(slots).size).toBe(slots.length);
  });
});
