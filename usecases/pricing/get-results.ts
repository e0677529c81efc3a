import { sellingAtVenue } from '@/db/forecast/selling';
import { soldVisits } from '@/db/forecast/sold';
import { pastVisitsOf, refusedHere } from '@/db/forecast/visits';
import { accept } from '@/domain/kernel/result';
import {
  crowdedOut,
  type PlaceHours,
  revenuePerPlaceHour,
  type SecondVisits,
  secondVisits,
} from '@/domain/pricing/proof/guests';
import { type Results, resultsOf } from '@/domain/pricing/proof/results';
import type { Instant, Zone } from '@/domain/time/wall';
import { addDays, dayOf, daysBetween, wallAt, weekMs } from '@/domain/time/zone';
import { openStarts } from '@/domain/venues/opening';
import type { Measuring } from '@/domain/venues/venue';
import type { Answer, Context } from '../context';
import { ownVenue } from '../venues/parts/own-venue';
import type { GetResults } from './get-results.input';

export type HourResult = {
  /** 0 = Monday midnight … 167. */
  readonly hour: number;
  readonly before: number | null;
  readonly after: number;
};
export type ResultsView = Results & {
  readonly currency: string;
  readonly weeks: number;
  readonly measuring: Measuring | null;
  /** Requests refused while a deal guest held a place, at most crowded out by the deal. */
  readonly crowdedOut: number;
  readonly secondVisits: SecondVisits;
  readonly perPlaceHour: PlaceHours;
  /** Guests an hour and week before the first deal, by the merchant's own file, and booked here since. */
  readonly byHour: readonly HourResult[];
};

const longest = 26 * weekMs;

/** What the deals of a venue did, told with intervals or not at all. */
export async function getResults(ctx: Context, { id }: GetResults): Promise<Answer<ResultsView>> {
  const db = ctx.reader;
  const found = await ownVenue(ctx, db, { id, roles: ['manager', 'accountant'] });
  if (!found.ok) return found;
  const venue = found.value;
  const now = ctx.clock.now();
  const selling = await sellingAtVenue(db, id);
  const since = Math.max(now - longest, Math.min(now, ...selling.map(({ deal }) => deal.liveAt ?? now)));
  const visits = await soldVisits(db, id, { from: since, until: now });
  const [from, until] = [dayOf(since, venue.timeZone), dayOf(now, venue.timeZone)];
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, day) => addDays(from, day));
  const windowHours = new Set(selling.flatMap(({ terms }) => terms.offPeak.flatMap(hoursOf)));
  const results = resultsOf({
    venueId: id,
    timeZone: venue.timeZone,
    visits,
    measuring: venue.measuring ?? null,
    windowHours,
    days,
    variableCostMinor: selling[0]?.package.variableCostMinor ?? 0,
  });
  const weeks = Math.max(1, (now - since) / weekMs);
  const before = (await pastVisitsOf(db, id)).filter(({ start }) => start < since);
  const sold = visits.map(({ start, places }) => ({ start, seats: places }));
  const refused = await refusedHere(db, id, { from: since, until: now });
  return accept({
    ...results,
    crowdedOut: crowdedOut(refused, visits),
    secondVisits: secondVisits(visits),
    perPlaceHour: revenuePerPlaceHour({
      visits,
      timeZone: venue.timeZone,
      seats: venue.seats,
      weeks,
      openHours: openStarts(venue.hours, 60),
      windowHours,
    }),
    currency: selling[0]?.package.currency ?? 'EUR',
    weeks: Math.floor((now - since) / weekMs),
    measuring: venue.measuring ?? null,
    byHour: compare({ before, sold, weeks, timeZone: venue.timeZone }),
  });
}

type Window = {
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly untilMinute: number;
};

function hoursOf({ weekdays, fromMinute, untilMinute }: Window): number[] {
  const first = Math.floor(fromMinute / 60);
  const count = Math.ceil(untilMinute / 60) - first;
  return weekdays.flatMap((weekday) =>
    Array.from({ length: count }, (_, hour) => ((weekday - 1) * 24 + first + hour) % 168),
  );
}

type Counted = { readonly start: Instant; readonly seats: number };
type Comparing = {
  readonly before: readonly Counted[];
  readonly sold: readonly Counted[];
  readonly weeks: number;
  readonly timeZone: Zone;
};

function compare({ before, sold, weeks, timeZone }: Comparing): HourResult[] {
  const first = before.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const last = before.reduce((most, { start }) => Math.max(most, start), 0);
  const weeksBefore = Math.max(1, (last - first) / weekMs);
  const then = perHour(before, timeZone);
  const since = perHour(sold, timeZone);
  const used = [...new Set([...then.keys(), ...since.keys()])].sort((one, other) => one - other);
  return used.map((hour) => ({
    hour,
    before: before.length > 0 ? (then.get(hour) ?? 0) / weeksBefore : null,
    after: (since.get(hour) ?? 0) / weeks,
  }));
}

function perHour(visits: readonly Counted[], timeZone: Zone): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { start, seats } of visits) {
    const { weekday, minute } = wallAt(start, timeZone);
    const hour = (weekday - 1) * 24 + Math.floor(minute / 60);
    sums.set(hour, (sums.get(hour) ?? 0) + seats);
  }
  return sums;
}
