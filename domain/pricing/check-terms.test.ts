import { describe, expect, test } from 'vitest';
import type { DealTerms, GroupTerms, OffPeakWindow } from '../deals/terms';
import { minor, ofPercent } from '../money/money';
import { casaVerde, casaVerdeWeek, massageAndTea, r1g1 } from './casa-verde';
import { checkTerms, type TermsAsked } from './check-terms';

const [r1] = r1g1.offPeak;
const window = (changes: Partial<OffPeakWindow>): OffPeakWindow => ({
  weekdays: [2, 3, 4],
  fromMinute: 840,
  untilMinute: 1020,
  offBps: ofPercent(30),
  seats: 3,
  ...r1,
  ...changes,
});
const group = (changes: {
  threshold?: number;
  maximum?: number;
  tiers?: GroupTerms['tiers'];
}): GroupTerms => ({
  scope: 'slot',
  closesHoursBefore: 24,
  threshold: 4,
  maximum: 5,
  tiers: [{ members: changes.threshold ?? 4, offBps: ofPercent(10) }],
  ...changes,
});
const refusals = (terms: Partial<DealTerms>, rest: Partial<TermsAsked> = {}) =>
  checkTerms({
    package: massageAndTea,
    venue: casaVerde,
    busyness: casaVerdeWeek,
    ...rest,
    terms: { ...r1g1, ...terms },
  });

describe('terms that stand', () => {
  test('R1 with G1, as Casa Verde wrote them', () => {
    expect(refusals({})).toEqual([]);
  });

  test('a floor equal to the lowest price', () => {
    expect(refusals({ floorPriceMinor: minor(3780) })).toEqual([]);
  });

  test('any hour where nothing is known of it', () => {
    expect(
      refusals(
        { offPeak: [window({ weekdays: [6], fromMinute: 1080, untilMinute: 1140 })], group: null },
        { busyness: [] },
      ),
    ).toEqual([]);
  });

  test('windows that touch, and a window over midnight beside the next morning', () => {
    const night = window({ weekdays: [5], fromMinute: 1320, untilMinute: 1560 });
    const morning = window({ weekdays: [6], fromMinute: 120, untilMinute: 300 });
    expect(refusals({ offPeak: [night, morning], group: null }, { busyness: [] })).toEqual([]);
  });

  test('a group at the ordinary price, with no discount for single buyers', () => {
    expect(refusals({ offPeak: [window({ offBps: ofPercent(0), seats: 0 })] })).toEqual([]);
  });
});

describe('terms that are refused', () => {
  test('55 % off is 27.00 alone and 24.30 in the group, under the floor of 30.00', () => {
    const off = [window({ offBps: ofPercent(55) })];
    const floor = { reason: 'below-floor', floorPriceMinor: 3000, windowIndex: 0 };
    expect(refusals({ offPeak: off, group: null })).toEqual([
      { ...floor, priceMinor: 2700, tierIndex: null },
    ]);
    expect(refusals({ offPeak: off })).toContainEqual({ ...floor, priceMinor: 2430, tierIndex: 0 });
  });

  test('Saturday 18:00 is guarded', () => {
    const saturday = [window({ weekdays: [6], fromMinute: 1080, untilMinute: 1140 })];
    expect(refusals({ offPeak: saturday, group: null })).toEqual([
      {
        reason: 'guarded-hour',
        windowIndex: 0,
        hours: [{ weekday: 6, fromMinute: 1080, untilMinute: 1200 }],
      },
    ]);
  });

  test.each([
    { says: 'a Friday visit that cleans up by 17:00 stands', until: 960, guarded: [] },
    {
      says: 'one quarter of an hour later its clean-up meets the busy hour',
      until: 961,
      guarded: [{ weekday: 5, fromMinute: 1020, untilMinute: 1035 }],
    },
  ])('$says', ({ until, guarded }) => {
    const friday = [window({ weekdays: [5], fromMinute: 900, untilMinute: until })];
    expect(
      refusals({ offPeak: friday, group: null }).flatMap((refusal) =>
        'hours' in refusal ? refusal.hours : [],
      ),
    ).toEqual(guarded);
  });

  test('a fill exactly at the guard is allowed, one above is not', () => {
    const busyness = (expectedSeats: number) => [
      { weekday: 2 as const, fromMinute: 840, untilMinute: 1020, expectedSeats },
    ];
    const reasons = (expectedSeats: number) =>
      refusals({ group: null }, { busyness: busyness(expectedSeats) }).map(({ reason }) => reason);
    expect(reasons(3.6)).toEqual([]);
    expect(reasons(3.61)).toEqual(['guarded-hour']);
  });

  test.each([
    { says: 'the same hours twice', other: {} },
    { says: 'one shared minute', other: { fromMinute: 1019, untilMinute: 1080 } },
    {
      says: 'a night that runs into the next day',
      other: { weekdays: [1] as const, fromMinute: 1380, untilMinute: 1440 + 841 },
    },
  ])('windows overlap: $says', ({ other }) => {
    expect(refusals({ offPeak: [window({}), window(other)], group: null }, { busyness: [] })).toEqual([
      { reason: 'windows-overlap', windowIndex: 0, otherIndex: 1 },
    ]);
  });

  test.each([
    {
      says: 'a maximum of six with five rooms to give',
      change: { maximum: 6 },
      maximum: 6,
      threshold: 4,
      seats: 5,
    },
    {
      says: 'a threshold above the maximum',
      change: { threshold: 6, maximum: 5 },
      maximum: 5,
      threshold: 6,
      seats: 5,
    },
  ])('threshold above seats: $says', ({ change, maximum, threshold, seats }) => {
    expect(refusals({ group: group(change) })).toEqual([
      { reason: 'threshold-above-seats', threshold, maximum, seats },
    ]);
  });

  test('a package of two places halves the group', () => {
    const couple = { ...massageAndTea, seatsPerUnit: 2 };
    expect(refusals({}, { package: couple })).toEqual([
      { reason: 'threshold-above-seats', threshold: 4, maximum: 5, seats: 2 },
    ]);
  });

  test.each([
    {
      says: 'fewer people',
      tiers: [
        [4, 10],
        [4, 20],
      ],
      reason: 'tiers-not-growing',
    },
    {
      says: 'the same share',
      tiers: [
        [4, 10],
        [5, 10],
      ],
      reason: 'tiers-not-growing',
    },
    { says: 'a first tier above the threshold', tiers: [[5, 10]], reason: 'first-tier-not-threshold' },
    { says: 'no tier at all', tiers: [], reason: 'first-tier-not-threshold' },
  ])('tiers: $says', ({ tiers, reason }) => {
    const asked = tiers.map(([members = 0, percent = 0]) => ({ members, offBps: ofPercent(percent) }));
    expect(refusals({ group: group({ tiers: asked }) }).map((refusal) => refusal.reason)).toEqual([reason]);
  });

  test('empty spans of time', () => {
    expect(refusals({ salesUntil: r1g1.salesFrom })).toEqual([{ reason: 'sales-window-empty' }]);
    expect(refusals({ visitUntil: '2027-03-07' })).toEqual([{ reason: 'visit-window-empty' }]);
    expect(refusals({ offPeak: [window({ untilMinute: 840 })], group: null })).toEqual([
      { reason: 'window-empty', windowIndex: 0 },
    ]);
    expect(refusals({ offPeak: [window({ weekdays: [] })], group: null })).toEqual([
      { reason: 'window-empty', windowIndex: 0 },
    ]);
  });

  test('all reasons are told at once', () => {
    const terms = {
      offPeak: [window({ weekdays: [6], fromMinute: 1080, untilMinute: 1140, offBps: ofPercent(60) })],
      visitUntil: '2027-03-01',
    };
    expect(refusals({ ...terms, group: null }).map(({ reason }) => reason)).toEqual([
      'visit-window-empty',
      'below-floor',
      'guarded-hour',
    ]);
  });
});
