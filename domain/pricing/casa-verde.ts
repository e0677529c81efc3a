import type { Package } from '../deals/package';
import type { DealTerms } from '../deals/terms';
import { basisPoints, minor, ofPercent } from '../money/money';
import type { Weekday } from '../time/wall';
import type { BusyWindow, Venue } from '../venues/venue';

/** The spa of journeys.md that all worked numbers use: rule R1 and group rule G1, from Monday 8 March 2027. For tests and documents only. */
export const casaVerde: Venue = {
  timeZone: 'Europe/Lisbon',
  stepMinutes: 15,
  seats: 6,
  hours: ([2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, fromMinute: 600, untilMinute: 1200 })),
  closures: [],
};

export const casaVerdeWeek: readonly BusyWindow[] = [
  ...on([2, 3, 4], { fromMinute: 840, untilMinute: 1020, expectedSeats: 1.5 }),
  ...on([2, 3, 4], { fromMinute: 1020, untilMinute: 1200, expectedSeats: 2.4 }),
  ...on([5], { fromMinute: 900, untilMinute: 990, expectedSeats: 2.7 }),
  ...on([5, 6, 7], { fromMinute: 1020, untilMinute: 1200, expectedSeats: 5.4 }),
];

export const massageAndTea: Package = {
  title: '60-minute massage and tea',
  lines: [{ title: '60-minute massage and tea', quantity: 1, listPriceMinor: minor(6000) }],
  currency: 'EUR',
  variableCostMinor: minor(1800),
  durationMinutes: 60,
  cleanUpMinutes: 15,
  seatsPerUnit: 1,
  taxBps: basisPoints(2300),
  category: 'massage',
};

export const r1g1: DealTerms = {
  salesFrom: 1804500000000,
  salesUntil: 1809122400000,
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
  exclusions: ['drinks'],
};

function on(days: readonly Weekday[], hours: Omit<BusyWindow, 'weekday'>): BusyWindow[] {
  return days.map((weekday) => ({ weekday, ...hours }));
}
