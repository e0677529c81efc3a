import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import { plainText } from '@/domain/deals/search-words';
import { boxAround, kmBetween, type Place } from '@/domain/venues/distance';
import type { Reader } from '../store';
import { listings } from '../tables/listings';
import { venues } from '../tables/venues';

export type NearVenue = { readonly id: string; readonly km: number };

/** Venues within the circle, nearest first: a box of the index, then the ground between. */
export async function venuesAround(
  db: Reader,
  { place, km }: { place: Place; km: number },
): Promise<NearVenue[]> {
  const { south, north, west, east } = boxAround(place, km);
  const rows = await db
    .select({ id: venues.id, lat: venues.lat, lng: venues.lng })
    .from(venues)
    .where(and(gte(venues.lat, south), lte(venues.lat, north), gte(venues.lng, west), lte(venues.lng, east)));
  return nearestFirst(rows, place).filter((venue) => venue.km <= km);
}

/** Venues of a city with something on sale, nearest first. */
export async function venuesOfCity(
  db: Reader,
  { place, city }: { place: Place; city: string },
): Promise<NearVenue[]> {
  const selling = db
    .selectDistinct({ id: listings.venueId })
    .from(listings)
    .where(eq(listings.city, plainText(city)));
  const rows = await db
    .select({ id: venues.id, lat: venues.lat, lng: venues.lng })
    .from(venues)
    .where(inArray(venues.id, selling));
  return nearestFirst(rows, place);
}

function nearestFirst(rows: readonly ({ id: string } & Place)[], place: Place): NearVenue[] {
  return rows
    .map((row) => ({ id: row.id, km: kmBetween(place, row) }))
    .sort((a, b) => a.km - b.km || (a.id < b.id ? -1 : 1));
}
