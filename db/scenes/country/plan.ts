import type { Category } from '@/domain/deals/package';
import type { DealTerms } from '@/domain/deals/terms';
import { basisPoints, minor } from '@/domain/money/money';
import { r1g1 } from '@/domain/pricing/casa-verde';
import type { Instant, Weekday, WeekWindow } from '@/domain/time/wall';
import { addDays, dayOf, hourMs } from '@/domain/time/zone';
import type { packages, venues } from '../../tables/venues';

/** A country of the size asked for: the same for the same number, so that two engines can be compared. */
export type Country = {
  readonly deals: number;
  readonly venues: number;
  readonly cities: number;
  readonly now: Instant;
};

const venuesMost = 10_000;
const dealsPerVenue = 10;
const venuesPerCity = 100;

export function countryOf(deals: number, now: Instant): Country {
  const count = Math.max(1, Math.min(venuesMost, Math.ceil(deals / dealsPerVenue)));
  return { deals, venues: count, cities: Math.max(1, Math.ceil(count / venuesPerCity)), now };
}

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const hours: readonly WeekWindow[][] = [
  open([1, 2, 3, 4, 5, 6], 9, 19),
  open([2, 3, 4, 5, 6, 7], 11, 22),
  open(everyDay, 8, 19),
  open([1, 2, 3, 4, 5], 10, 20),
  open([3, 4, 5, 6, 7], 17, 26),
];

function open(weekdays: readonly Weekday[], from: number, until: number): WeekWindow[] {
  return weekdays.map((weekday) => ({ weekday, fromMinute: from * 60, untilMinute: until * 60 }));
}

export const trades: readonly Category[] = [
  'massage',
  'hair',
  'nails',
  'restaurant',
  'cafe',
  'fitness',
  'spa',
  'beauty',
];

export function venueAt({ venues: count, cities, now }: Country, index: number): typeof venues.$inferSelect {
  const city = index % cities;
  const within = Math.floor(index / cities);
  return {
    id: `venue_${index}`,
    merchantId: `merchant_${index}`,
    slug: `venue-${index}`,
    name: `House ${index % 997} of ${count % 7 === 0 ? 'Rest' : 'Light'}`,
    address: `${index} High Street`,
    area: `Quarter ${within % 9}`,
    city: cityName(city),
    lat: 40 + (city % 10) * 0.6 + (within % 10) * 0.008,
    lng: -8 + Math.floor(city / 10) * 0.7 + Math.floor(within / 10) * 0.009,
    timeZone: 'Europe/Lisbon',
    stepMinutes: 30,
    seats: 6,
    hours: hours[index % hours.length] ?? [],
    closures: [],
    busyness: everyDay.map((weekday) => ({
      weekday,
      fromMinute: 720,
      untilMinute: 840,
      expectedSeats: 1 + (index % 3),
    })),
    statedWeek: null,
    guardLifts: [],
    measuring: null,
    specialDays: [],
    season: null,
    version: 1,
    busynessVersion: 0,
    createdAt: now - 400 * 24 * hourMs,
  };
}

export function cityName(index: number): string {
  return `Città ${index}`;
}

export const packagesPerVenue = 4;

export function packageAt(country: Country, venue: number, kind: number): typeof packages.$inferSelect {
  const price = minor(2_000 + 500 * (venue % 9) + 1_000 * kind);
  return {
    id: `package_${venue}_${kind}`,
    venueId: `venue_${venue}`,
    title: `Visit ${kind}`,
    lines: [{ title: 'Visit', quantity: 1, listPriceMinor: price }],
    currency: 'EUR',
    variableCostMinor: 500,
    durationMinutes: 30 + 30 * (kind % 3),
    cleanUpMinutes: 0,
    seatsPerUnit: 1,
    taxBps: 2_300,
    category: trades[(venue + kind) % trades.length] ?? 'other',
    createdAt: country.now - 300 * 24 * hourMs,
  };
}

export const termKinds = 6;

export function termsAt({ now }: Country, kind: number): DealTerms {
  const today = dayOf(now, 'UTC');
  const from = 10 + 2 * (kind % 3);
  return {
    ...r1g1,
    salesFrom: now - 30 * 24 * hourMs,
    salesUntil: now + 300 * 24 * hourMs,
    visitFrom: addDays(today, -30),
    visitUntil: addDays(today, 200),
    offPeak: [
      {
        weekdays: everyDay.filter((day) => (day + kind) % 3 > 0),
        fromMinute: from * 60,
        untilMinute: (from + 3) * 60,
        offBps: basisPoints(1_000 + 500 * kind),
        seats: 3,
      },
    ],
    floorPriceMinor: minor(100),
    guardBps: basisPoints(9_000),
    group: null,
  };
}

const kindsOfThing = 'Massage Haircut Manicure Dinner Brunch Workout Sauna Facial Tasting Lesson'.split(' ');
const manners = 'quiet warm early late slow golden gentle fresh silent bright little deep long soft'.split(
  ' ',
);

/** Common words, rarer ones, and one that only this deal has. */
export function titleAt(index: number): string {
  const manner = manners[(index * 7) % manners.length] ?? '';
  const thing = kindsOfThing[(index * 3) % kindsOfThing.length] ?? '';
  return `A ${manner} ${thing} no${index} of brûlée${index % 5_000}`;
}
