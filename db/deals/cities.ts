import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { statement } from '../statement';
import type { Reader } from '../store';
import { cityTrades, listings } from '../tables/listings';
import { merchants } from '../tables/people';
import { venues } from '../tables/venues';

/** The city with the most deals on sale, as lists write it; null while nothing is on sale. Reads a row for each city and trade. */
export async function busiestCity(db: Reader): Promise<string | null> {
  const [row] = await busiest(db, {});
  return row?.city ?? null;
}

const busiest = statement((db: Reader, _none: object) =>
  db
    .select({ city: cityTrades.city })
    .from(cityTrades)
    .groupBy(cityTrades.city)
    .having(sql`sum(${cityTrades.deals}) > 0`)
    .orderBy(desc(sql`sum(${cityTrades.deals})`), cityTrades.city)
    .limit(1),
);

/** Cities with something on sale, the busiest first, by the name a venue there gives them. Reads as much, and a venue of each. */
export async function citiesOnSale(
  db: Reader,
  { limit }: { limit: number },
): Promise<{ name: string; deals: number }[]> {
  const rows = await onSale(db, { limit });
  return rows.map(({ name, deals }) => ({ name, deals: Number(deals) }));
}

const onSale = statement((db: Reader, { limit }: { limit: number }) => {
  const deals = sql<number>`sum(${cityTrades.deals})`;
  const written = db
    .select({ city: venues.city })
    .from(listings)
    .innerJoin(venues, eq(venues.id, listings.venueId))
    .where(eq(listings.city, cityTrades.city))
    .limit(1);
  const name = sql<string>`(${written})`;
  return db
    .select({ name, deals })
    .from(cityTrades)
    .groupBy(cityTrades.city)
    .having(gt(deals, sql`0`))
    .orderBy(desc(deals), cityTrades.city)
    .limit(limit);
});

/** What is on sale in a city, the busiest trade first. */
export const tradesOf = statement((db: Reader, { city }: { city: string }) =>
  db
    .select({ category: cityTrades.category, deals: cityTrades.deals })
    .from(cityTrades)
    .where(and(eq(cityTrades.city, city), gt(cityTrades.deals, sql`0`)))
    .orderBy(desc(cityTrades.deals), cityTrades.category),
);

/** So many venues stand for a city: its middle, its clock and its money. */
const venuesLooked = 100;

/** Some venues with something on sale in the city: always the same ones. */
export const someVenuesOf = statement((db: Reader, { city }: { city: string }) => {
  const selling = db
    .selectDistinct({ id: listings.venueId })
    .from(listings)
    .where(eq(listings.city, city))
    .orderBy(listings.venueId)
    .limit(venuesLooked);
  return db
    .select({
      city: venues.city,
      timeZone: venues.timeZone,
      currency: merchants.currency,
      lat: venues.lat,
      lng: venues.lng,
    })
    .from(venues)
    .innerJoin(merchants, eq(merchants.id, venues.merchantId))
    .where(inArray(venues.id, selling))
    .orderBy(venues.id);
});
