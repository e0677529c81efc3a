import { type Category, categories } from '@/domain/deals/package';
import { exponentOf } from '@/domain/money/currency';
import type { Currency } from '@/domain/money/money';
import type { Day, Instant, Zone } from '@/domain/time/wall';
import { addDays, dayOf, edgeAt } from '@/domain/time/zone';
import { readRank } from '@/usecases/cursors.input';
import { type DealSort, dealSorts, type ListDeals, listDealsInput } from '@/usecases/deals/list-deals.input';

/** Parts of a day as people say them, in minutes after midnight; night ends after it. */
export const partsOfDay = {
  morning: { title: 'Morning, 6 to 11', from: 360, until: 660 },
  midday: { title: 'Midday, 11 to 14', from: 660, until: 840 },
  afternoon: { title: 'Afternoon, 14 to 18', from: 840, until: 1080 },
  evening: { title: 'Evening, 18 to 22', from: 1080, until: 1320 },
  night: { title: 'Night, 22 to 2', from: 1320, until: 1560 },
} as const;
export type PartOfDay = keyof typeof partsOfDay;

/** What the address of the list says. Everything is optional and whatever makes no sense is left out. */
export type Search = {
  /** Its name, or nothing for the busiest. */
  readonly city: string;
  readonly q: string;
  readonly category: readonly Category[];
  /** `now`, or a day of the city. */
  readonly day: Day | 'now' | '';
  readonly hours: PartOfDay | '';
  readonly people: number;
  readonly maxPrice: number | null;
  readonly near: string;
  readonly sort: DealSort;
  readonly cursor: string;
};
type Raw = Record<string, string | string[] | undefined>;

export function readSearch(raw: Raw): Search {
  const one = (name: string) => [raw[name]].flat()[0]?.trim() ?? '';
  const day = one('day');
  const people = Number.parseInt(one('people'), 10);
  const price = Number.parseInt(one('maxPrice'), 10);
  return {
    city: one('city').slice(0, 80),
    q: one('q').slice(0, 120),
    category: [raw.category]
      .flat()
      .flatMap((value) => (value ?? '').split(','))
      .filter(isCategory),
    day: day === 'now' || /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '',
    hours: isPart(one('hours')) ? (one('hours') as PartOfDay) : '',
    people: people >= 1 && people <= 20 ? people : 1,
    maxPrice: price > 0 ? price : null,
    near: /^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/.test(one('near')) ? one('near') : '',
    sort: dealSorts.find((sort) => sort === one('sort')) ?? 'quietest',
    cursor: readRank(one('cursor')) ? one('cursor') : '',
  };
}

/** The address of the list with these changes; what is usual is left out, and a change begins at the first page. */
export function hrefOf(search: Search, changes: Partial<Search> = {}): string {
  const { city, q, category, day, hours, people, maxPrice, near, sort, cursor } = {
    ...search,
    cursor: '',
    ...changes,
  };
  const query = new URLSearchParams();
  if (city) query.set('city', city);
  if (q) query.set('q', q);
  if (category.length > 0) query.set('category', category.join(','));
  if (day) query.set('day', day);
  if (hours) query.set('hours', hours);
  if (people > 1) query.set('people', String(people));
  if (maxPrice !== null) query.set('maxPrice', String(maxPrice));
  if (near) query.set('near', near);
  if (sort !== 'quietest') query.set('sort', sort);
  if (cursor) query.set('cursor', cursor);
  const text = query.toString();
  return text ? `/deals?${text}` : '/deals';
}

type Place = {
  readonly name: string;
  readonly timeZone: Zone;
  readonly currency: Currency;
  readonly now: Instant;
};

/** The same as the use case wants it. */
export function askedOf(search: Search, { name: city, timeZone, currency, now }: Place): ListDeals {
  const span = spanOf(search, timeZone, now);
  const sort = search.sort === 'distance' && !search.near ? 'quietest' : search.sort;
  return {
    ...listDealsInput.parse({
      city,
      q: search.q || undefined,
      category: search.category.length > 0 ? search.category.join(',') : undefined,
      near: search.near || undefined,
      radiusKm: search.near ? 3 : undefined,
      quantity: search.people,
      maxPrice: search.maxPrice === null ? undefined : minorOf(search.maxPrice, currency),
      sort,
      limit: 24,
      cursor: search.cursor || undefined,
    }),
    ...span,
  };
}

/** People type whole units of the city's money. */
export function minorOf(units: number, currency: Currency): number {
  return units * 10 ** exponentOf(currency);
}

const nowHours = 3;

function spanOf({ day, hours }: Search, zone: Zone, now: Instant): { from?: Instant; until?: Instant } {
  if (day === 'now') return { from: now, until: now + nowHours * 3_600_000 };
  if (!day && !hours) return {};
  const on = day || dayOf(now, zone);
  const part = hours ? partsOfDay[hours] : { from: 0, until: 1440 };
  const span = { from: edgeAt(on, part.from, zone), until: edgeAt(on, part.until, zone) };
  return span.until > now ? span : { from: now, until: now + 1 };
}

/** Today and the fortnight after it. */
export function daysAhead(zone: Zone, now: Instant): Day[] {
  const today = dayOf(now, zone);
  return Array.from({ length: 14 }, (_, index) => addDays(today, index));
}

function isCategory(word: string): word is Category {
  return categories.some((category) => category === word);
}

function isPart(word: string): boolean {
  return Object.hasOwn(partsOfDay, word);
}
