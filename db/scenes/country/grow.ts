import type { Table } from 'drizzle-orm';
import { getTableName } from 'drizzle-orm';
import { given } from '@/domain/kernel/must';
import { weekKindsOf } from '../../deals/listings';
import type { NewHouse } from '../../moving/house';
import { openNew } from '../../moving/open-house';
import { rowOf } from '../../moving/shapes';
import { deals, dealVersions } from '../../tables/deals';
import { bands, cityTrades, listings, weekKinds } from '../../tables/listings';
import { outbox } from '../../tables/operations';
import { orders, payments } from '../../tables/orders';
import { merchants } from '../../tables/people';
import { packages, venues } from '../../tables/venues';
import { vouchers } from '../../tables/vouchers';
import { type Country, countryOf, packageAt, packagesPerVenue, venueAt } from './plan';
import { type DealRows, dealRows, type Known } from './rows';

const atOnce = 2_000;

/** Fills an empty database with a country of so many deals, each with a visit long over. */
export async function growCountry({
  to,
  deals: dealCount,
  now,
}: {
  to: string;
  deals: number;
  now: number;
}): Promise<Country> {
  const country = countryOf(dealCount, now);
  const house = await openNew(to);
  try {
    await putVenues(house, country);
    const known: Known = new Map();
    const trades: Trades = new Map();
    const kinds = new Set<string>();
    for (let first = 0; first < dealCount; first += atOnce) {
      const some = Math.min(atOnce, dealCount - first);
      const rows = Array.from({ length: some }, (_, index) => dealRows(country, first + index, known));
      await putKinds(house, rows, kinds);
      await putDeals(house, rows);
      for (const { listing } of rows) count(trades, listing);
    }
    await put(house, cityTrades, [...trades.values()]);
    await house.keep();
  } finally {
    await house.close();
  }
  return country;
}

async function putVenues(house: NewHouse, country: Country): Promise<void> {
  for (let first = 0; first < country.venues; first += atOnce) {
    const some = Array.from(
      { length: Math.min(atOnce, country.venues - first) },
      (_, index) => first + index,
    );
    const made = some.map((index) => venueAt(country, index));
    await put(
      house,
      merchants,
      made.map(({ merchantId, createdAt }) => merchantOf(merchantId, createdAt)),
    );
    await put(house, venues, made);
    const kinds = Array.from({ length: packagesPerVenue }, (_, kind) => kind);
    await put(
      house,
      packages,
      some.flatMap((index) => kinds.map((kind) => packageAt(country, index, kind))),
    );
  }
}

function merchantOf(id: string, createdAt: number): typeof merchants.$inferInsert {
  const contactEmail = `${id}@example.org`;
  return { id, name: id, country: 'PT', currency: 'EUR', contactEmail, status: 'verified', createdAt };
}

async function putKinds(house: NewHouse, rows: readonly DealRows[], known: Set<string>): Promise<void> {
  const fresh = rows.flatMap((one) => one.bands).filter(({ weekKind }) => !known.has(weekKind));
  for (const { weekKind } of fresh) known.add(weekKind);
  await put(house, weekKinds, weekKindsOf(fresh));
}

async function putDeals(house: NewHouse, rows: readonly DealRows[]): Promise<void> {
  const parts: readonly (readonly [Table, readonly object[]])[] = [
    [deals, rows.map(({ deal }) => deal)],
    [dealVersions, rows.map(({ version }) => version)],
    [listings, rows.map(({ listing }) => listing)],
    [bands, rows.flatMap((one) => one.bands)],
    [orders, rows.map(({ order }) => order)],
    [payments, rows.map(({ payment }) => payment)],
    [vouchers, rows.map(({ voucher }) => voucher)],
    [outbox, rows.map(({ mail }) => mail)],
  ];
  for (const [table, part] of parts) await put(house, table, part);
}

type CityTrade = typeof cityTrades.$inferInsert;
type Trades = Map<string, CityTrade>;

function count(trades: Trades, { city, category }: Pick<CityTrade, 'city' | 'category'>): void {
  const key = `${city} ${category}`;
  trades.set(key, { city, category, deals: (trades.get(key)?.deals ?? 0) + 1 });
}

async function put(house: NewHouse, table: Table, rows: readonly object[]): Promise<void> {
  const shape = given(
    house.shapes.find(({ name }) => name === getTableName(table)),
    'a table of ours has a shape',
  );
  await house.put(
    shape,
    rows.map((row) => rowOf(table, row as Record<string, unknown>)),
  );
}
