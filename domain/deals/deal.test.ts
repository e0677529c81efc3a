import { describe, expect, test } from 'vitest';
import { basisPoints, minor, ofPercent } from '../money/money';
import { findingsOf } from './findings';
import { listPriceOf } from './list-price';
import { dealActs, dealMoves, moveDeal } from './moves';
import { type DealVersion, needsReview } from './needs-review';
import { type DealTerms, dealStatuses } from './terms';

const terms: DealTerms = {
  salesFrom: 0,
  salesUntil: 1,
  visitFrom: '2027-03-08',
  visitUntil: '2027-06-30',
  offPeak: [{ weekdays: [2, 3, 4], fromMinute: 840, untilMinute: 1020, offBps: ofPercent(30), seats: 3 }],
  floorPriceMinor: minor(3000),
  guardBps: ofPercent(60),
  group: {
    scope: 'slot',
    threshold: 4,
    maximum: 5,
    closesHoursBefore: 24,
    tiers: [{ members: 4, offBps: ofPercent(10) }],
  },
  limits: { perPerson: 2, total: 200 },
  cancelHoursBefore: 24,
  exclusions: [],
};
const deal: DealVersion = {
  title: 'Massage and tea',
  description: 'An hour of massage, then tea.',
  packageId: 'package_1',
  package: {
    title: 'Massage and tea',
    lines: [{ title: 'Massage', quantity: 2, listPriceMinor: minor(3000) }],
    currency: 'EUR',
    variableCostMinor: minor(1800),
    durationMinutes: 60,
    cleanUpMinutes: 15,
    seatsPerUnit: 1,
    taxBps: basisPoints(2300),
    category: 'massage',
  },
  terms,
};
const edit = (changes: Partial<DealTerms>) => needsReview(deal, { ...deal, terms: { ...terms, ...changes } });
const [window] = terms.offPeak;
const painted = (change: object) => ({ offPeak: window ? [{ ...window, ...change }] : [] });

test('the list price is the sum of the lines', () => {
  expect(listPriceOf(deal.package)).toBe(6000);
});

describe('the life of a deal', () => {
  test('the way of a good deal', () => {
    const acts = ['submit', 'approve', 'go-live', 'pause', 'resume', 'end'] as const;
    const end = acts.reduce<(typeof dealStatuses)[number]>((status, act) => {
      const moved = moveDeal(status, act);
      expect(moved.ok).toBe(true);
      return moved.ok ? moved.value : status;
    }, 'draft');
    expect(end).toBe('ended');
  });

  test.each([
    { from: 'draft', act: 'approve' },
    { from: 'draft', act: 'go-live' },
    { from: 'submitted', act: 'go-live' },
    { from: 'refused', act: 'submit' },
    { from: 'stopped', act: 'resume' },
    { from: 'ended', act: 'go-live' },
    { from: 'live', act: 'resume' },
  ] as const)('$from does not $act', ({ from, act }) => {
    expect(moveDeal(from, act)).toEqual({ ok: false, refusal: { reason: 'wrong-state', status: from, act } });
  });

  test('nothing goes live without approval, and nothing comes back from the kill switch', () => {
    expect(dealStatuses.filter((status) => dealMoves[status]['go-live'])).toEqual(['approved']);
    expect(dealActs.map((act) => dealMoves.stopped[act]).filter(Boolean)).toEqual([]);
  });
});

describe('an edit of a live deal', () => {
  test.each<{ says: string; change: Partial<DealTerms> }>([
    { says: 'nothing', change: {} },
    { says: 'fewer places', change: painted({ seats: 1 }) },
    { says: 'a higher future price', change: painted({ offBps: ofPercent(20) }) },
    { says: 'a window less', change: { offPeak: [] } },
    { says: 'fewer in all', change: { limits: { perPerson: 2, total: 100 } } },
    { says: 'a smaller group', change: { group: terms.group && { ...terms.group, maximum: 4 } } },
  ])('applies at once: $says', ({ change }) => {
    expect(edit(change)).toEqual([]);
  });

  test('text and pictures apply at once', () => {
    expect(
      needsReview(deal, { ...deal, title: 'Tea', description: 'And massage.', pictures: ['a'] }),
    ).toEqual([]);
  });

  test.each<{ part: string; change: Partial<DealTerms> }>([
    { part: 'off-peak', change: painted({ offBps: ofPercent(31) }) },
    { part: 'off-peak', change: painted({ seats: 4 }) },
    { part: 'off-peak', change: painted({ untilMinute: 1035 }) },
    { part: 'floor', change: { floorPriceMinor: minor(2999) } },
    { part: 'guard', change: { guardBps: ofPercent(70) } },
    { part: 'group', change: { group: null } },
    { part: 'group', change: { group: terms.group && { ...terms.group, threshold: 3 } } },
    { part: 'limits', change: { limits: { perPerson: 2, total: null } } },
    { part: 'limits', change: { limits: { perPerson: 3, total: 200 } } },
    { part: 'dates', change: { visitUntil: '2027-07-01' } },
    { part: 'cancellation', change: { cancelHoursBefore: 48 } },
    { part: 'exclusions', change: { exclusions: ['tea'] } },
  ])('waits for approval: another $part', ({ part, change }) => {
    expect(edit(change)).toEqual([part]);
  });

  test('another list price or category waits for approval', () => {
    const lines = [{ title: 'Massage', quantity: 2, listPriceMinor: minor(3500) }];
    expect(needsReview(deal, { ...deal, package: { ...deal.package, lines } })).toEqual(['package']);
    expect(needsReview(deal, { ...deal, package: { ...deal.package, category: 'spa' } })).toEqual([
      'package',
    ]);
  });
});

describe('what a moderator is shown', () => {
  const codes = (changes: Partial<Parameters<typeof findingsOf>[0]>) =>
    findingsOf({ ...deal, ...changes }).map(({ code }) => code);

  test.each([
    { says: 'a plain deal shows nothing', changes: {}, codes: [] },
    { says: 'no description', changes: { description: ' ' }, codes: ['no-description'] },
    { says: 'wine', changes: { description: 'With a glass of wine.' }, codes: ['alcohol'] },
    { says: 'ginger is not gin', changes: { description: 'With ginger tea.' }, codes: [] },
    { says: 'a cure', changes: { title: 'Cures back pain' }, codes: ['medical-words'] },
    {
      says: 'more than half off, the group counted',
      changes: { terms: { ...terms, ...painted({ offBps: ofPercent(45) }) } },
      codes: ['deep-discount'],
    },
    {
      says: 'exactly half off is not deep',
      changes: { terms: { ...terms, group: null, ...painted({ offBps: ofPercent(50) }) } },
      codes: [],
    },
    {
      says: 'under 30 days',
      changes: { terms: { ...terms, visitUntil: '2027-04-05' } },
      codes: ['short-validity'],
    },
    { says: '30 days are enough', changes: { terms: { ...terms, visitUntil: '2027-04-06' } }, codes: [] },
    {
      says: 'far from what the trade asks',
      changes: { tradeMedianMinor: minor(2900) },
      codes: ['far-from-median'],
    },
    {
      says: 'a tier nobody can reach',
      changes: {
        terms: {
          ...terms,
          group: terms.group && {
            ...terms.group,
            tiers: [...terms.group.tiers, { members: 9, offBps: ofPercent(15) }],
          },
        },
      },
      codes: ['tier-out-of-reach'],
    },
    {
      says: 'nothing to sell',
      changes: { package: { ...deal.package, lines: [] } },
      codes: ['nothing-to-sell'],
    },
  ])('$says', ({ changes, codes: expected }) => {
    expect(codes(changes)).toEqual(expected);
  });
});
