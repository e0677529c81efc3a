import {
  bandedDeals,
  type Hope,
  listedDeals,
  type Order,
  type Sought,
  spanHours,
} from '@/db/deals/find-listings';
import { searchedDeals } from '@/db/deals/search-listings';
import { type NearVenue, venuesAround, venuesOfCity } from '@/db/deals/venues-near';
import { walkedBands } from '@/db/deals/walk-bands';
import type { Reader } from '@/db/store';
import type { Span } from '@/domain/time/wall';
import type { AfterRank } from '../cursors.input';
import type { ListDeals } from './list-deals.input';

type Asked = { readonly input: ListDeals; readonly span: Span | null; readonly after: AfterRank | null };

const radiusDefaultKm = 5;
const firstVenues = 8;

/** Deals in question in the order asked for, a batch at a time: nobody reads further than the page needs. */
export async function* hopesOf(db: Reader, asked: Asked): AsyncGenerator<readonly Hope[]> {
  const { input, span } = asked;
  const venues = await venuesOf(db, input);
  if (venues?.length === 0) return;
  const sought = {
    city: input.city,
    categories: input.category,
    maxPriceMinor: input.maxPrice === undefined ? undefined : Math.floor(input.maxPrice / input.quantity),
    hours: span ? await spanHours(db, span) : undefined,
    ...(await searchedDeals(db, { typed: input.q ?? '', city: input.city })),
  };
  if (input.sort === 'distance') yield* inPieces(byDistance(db, sought, venues ?? []), input.limit + 1);
  else {
    const venueIds = input.venueId === undefined ? venues?.map(({ id }) => id) : [input.venueId];
    yield* inOrder(db, { ...sought, venueIds }, { ...asked, order: input.sort });
  }
}

/** Null where it does not matter how far away a venue is. */
async function venuesOf(db: Reader, input: ListDeals): Promise<NearVenue[] | null> {
  const { near, radiusKm, city, sort, venueId } = input;
  if (!near) return null;
  const isWithin = (venue: NearVenue) => venueId === undefined || venue.id === venueId;
  if (radiusKm !== undefined || city === undefined)
    return (await venuesAround(db, { place: near, km: radiusKm ?? radiusDefaultKm })).filter(isWithin);
  return sort === 'distance' ? (await venuesOfCity(db, { place: near, city })).filter(isWithin) : null;
}

type Walk = Asked & { readonly order: Order };

async function* inOrder(db: Reader, sought: Sought, walk: Walk): AsyncGenerator<readonly Hope[]> {
  const { order, span, input } = walk;
  const isEverywhere = !(sought.city ?? sought.venueIds ?? sought.dealIds);
  if (span && order !== 'newest' && isEverywhere) {
    yield* inPieces(walkedBands(db, sought, { order, atOnce: input.limit + 1 }), input.limit + 1);
    return;
  }
  const read = span && order !== 'newest' ? bandedDeals : listedDeals;
  let after = walk.after && { dealId: walk.after.id, rank: walk.after.rank };
  for (let limit = input.limit + 1; ; limit *= 2) {
    const hopes = await read(db, sought, { order, after, limit });
    if (hopes.length > 0) yield hopes;
    const last = hopes.at(-1);
    if (!last || hopes.length < limit) return;
    after = last;
  }
}

/** Venue by venue: those equally far are looked at together, so that their deals come in one order. */
async function* byDistance(
  db: Reader,
  sought: Sought,
  venues: readonly NearVenue[],
): AsyncGenerator<readonly Hope[]> {
  for (let at = 0, count = firstVenues; at < venues.length; count *= 2) {
    const edge = venues[Math.min(at + count, venues.length) - 1]?.km ?? 0;
    const some = venues.slice(at).filter(({ km }) => km <= edge);
    at += some.length;
    const kmOf = new Map(some.map(({ id, km }) => [id, km]));
    const page = { order: 'newest', after: null, limit: atVenuesMost } as const;
    const found = await listedDeals(db, { ...sought, venueIds: [...kmOf.keys()] }, page);
    const hopes = found.map((hope) => ({ ...hope, rank: kmOf.get(hope.venueId) ?? 0 }));
    yield hopes.sort((a, b) => a.rank - b.rank || (a.dealId < b.dealId ? -1 : 1));
  }
}

/** A few houses may sell hundreds of deals, of which a page shows the first. */
async function* inPieces(
  batches: AsyncIterable<readonly Hope[]>,
  length: number,
): AsyncGenerator<readonly Hope[]> {
  for await (const batch of batches)
    for (let at = 0; at < batch.length; at += length) yield batch.slice(at, at + length);
}

/** More than some venues ever sell. */
const atVenuesMost = 100_000;
