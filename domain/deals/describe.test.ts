import { describe, expect, test } from 'vitest';
import { basisPoints, minor, ofPercent } from '../money/money';
import { instantsAt } from '../time/zone';
import { describeTerms, printWeekdays } from './describe';
import type { Package } from './package';
import type { DealTerms, GroupTerms } from './terms';

const massage: Package = {
  title: '60-minute massage and tea',
  lines: [
    { title: 'Massage', quantity: 1, listPriceMinor: minor(5400) },
    { title: 'Tea', quantity: 2, listPriceMinor: minor(300) },
  ],
  currency: 'EUR',
  variableCostMinor: minor(1800),
  durationMinutes: 60,
  cleanUpMinutes: 15,
  seatsPerUnit: 1,
  taxBps: basisPoints(2300),
  category: 'massage',
};
const at = (day: string, minute: number) => instantsAt(day, minute, 'Europe/Lisbon')[0] ?? 0;
const group: GroupTerms = {
  scope: 'slot',
  threshold: 4,
  maximum: 5,
  closesHoursBefore: 24,
  tiers: [{ members: 4, offBps: ofPercent(10) }],
};
const terms: DealTerms = {
  salesFrom: at('2027-03-08', 600),
  salesUntil: at('2027-04-30', 1380),
  visitFrom: '2027-03-08',
  visitUntil: '2027-06-30',
  offPeak: [{ weekdays: [2, 3, 4], fromMinute: 840, untilMinute: 1020, offBps: ofPercent(30), seats: 3 }],
  floorPriceMinor: minor(3000),
  guardBps: ofPercent(60),
  group,
  limits: { perPerson: 2, total: 200 },
  cancelHoursBefore: 24,
  exclusions: ['drinks'],
};
const says = (changes: Partial<DealTerms> = {}, pkg = massage) =>
  describeTerms({ terms: { ...terms, ...changes }, package: pkg, timeZone: 'Europe/Lisbon' });

describe('a deal in plain words', () => {
  test('says every rule, times first', () => {
    expect(says()).toEqual([
      'Tue–Thu 14:00–17:00: €42 instead of €60 (30\u00a0% off), 3 places per start sold alone.',
      'All other open hours: the ordinary price of €60.',
      'Groups meet in one slot; joining closes 24 hours before it starts. It goes ahead with 4 people and takes at most 5.',
      'From 4 people: a further 10\u00a0% off, €37.80 each.',
      'Everybody in a group pays the same: the price of the last step reached.',
      'A group that went ahead takes place even if somebody’s card fails afterwards.',
      'Visits from Mon 8 March 2027 to Wed 30 June 2027, both days included.',
      'On sale from Mon 8 March 2027, 10:00 until Fri 30 April 2027, 23:00 (Europe/Lisbon).',
      'Hours in which more than 60\u00a0% of the places are usually taken are never discounted.',
      'No price goes below €30.',
      'At most 2 per person.',
      'At most 200 sold in all.',
      'Cancelling is free until 24 hours before the visit starts.',
      'Who paid the ordinary price for a time that later costs less gets the difference back.',
      'Not included: drinks.',
    ]);
  });

  const [window] = terms.offPeak;
  const changed = (change: object) => (window ? [{ ...window, ...change }] : []);
  test.each<{ part: string; change: Partial<DealTerms> }>([
    { part: 'weekdays', change: { offPeak: changed({ weekdays: [2, 3] }) } },
    { part: 'first hour', change: { offPeak: changed({ fromMinute: 855 }) } },
    { part: 'last hour', change: { offPeak: changed({ untilMinute: 1440 + 1020 }) } },
    { part: 'share', change: { offPeak: changed({ offBps: basisPoints(3001) }) } },
    { part: 'places', change: { offPeak: changed({ seats: 1 }) } },
    { part: 'windows', change: { offPeak: [] } },
    { part: 'sales start', change: { salesFrom: terms.salesFrom + 60_000 } },
    { part: 'sales end', change: { salesUntil: terms.salesUntil + 60_000 } },
    { part: 'first visit', change: { visitFrom: '2027-03-09' } },
    { part: 'last visit', change: { visitUntil: '2027-07-01' } },
    { part: 'floor', change: { floorPriceMinor: minor(3001) } },
    { part: 'guard', change: { guardBps: basisPoints(6050) } },
    { part: 'group', change: { group: null } },
    { part: 'threshold', change: { group: { ...group, threshold: 3 } } },
    { part: 'maximum', change: { group: { ...group, maximum: 4 } } },
    { part: 'closing', change: { group: { ...group, closesHoursBefore: 23 } as GroupTerms } },
    { part: 'tolerance', change: { group: { ...group, tolerance: 1 } } },
    { part: 'tier', change: { group: { ...group, tiers: [{ members: 4, offBps: ofPercent(11) }] } } },
    { part: 'scope', change: { group: { ...group, scope: 'team', closesAfterHours: 24 } } },
    { part: 'limit per person', change: { limits: { perPerson: null, total: 200 } } },
    { part: 'limit in all', change: { limits: { perPerson: 2, total: null } } },
    { part: 'cancellation', change: { cancelHoursBefore: 0 } },
    { part: 'exclusions', change: { exclusions: ['drinks', 'tips'] } },
  ])('another $part reads differently, without shouting', ({ change }) => {
    const lines = says(change);
    expect(lines).not.toEqual(says());
    expect(lines.join(' ')).not.toMatch(/!|undefined|NaN|null/);
  });

  test('a window over midnight says so, and so does one for groups only', () => {
    const lines = says({
      offPeak: changed({
        weekdays: [5],
        fromMinute: 1320,
        untilMinute: 1560,
        offBps: ofPercent(0),
        seats: 1,
      }),
    });
    expect(lines[0]).toBe(
      'Fri 22:00–02:00 (the next day): the ordinary price for single buyers, open to groups, 1 place per start.',
    );
  });

  test.each([
    { days: [2, 3, 4], text: 'Tue–Thu' },
    { days: [4, 2, 3, 7], text: 'Tue–Thu, Sun' },
    { days: [6, 7], text: 'Sat, Sun' },
    { days: [1, 3, 5], text: 'Mon, Wed, Fri' },
    { days: [1, 2, 3, 4, 5, 6, 7], text: 'Mon–Sun' },
  ] as const)('$text', ({ days, text }) => {
    expect(printWeekdays(days)).toBe(text);
  });
});
