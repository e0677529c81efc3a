import { asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { statement } from './statement';
import type { Reader, Store, Tx } from './store';
import { facts, rateCounts } from './tables/operations';
import { testStore } from './testing';

type Count = typeof rateCounts.$inferInsert;
const count = (whose: string, requests: number): Count => ({ name: 'asked', whose, requests, endsAt: 9 });
const insert = statement((tx: Tx, { rows }: { rows: Count[] }) => tx.insert(rateCounts).values(rows));
let store: Store;
beforeEach(async () => {
  store = await testStore();
  await store.empty();
  await store.transaction((tx) => insert(tx, { rows: [count('ana', 1), count('bo', 2), count('cy', 3)] }));
});

it('writes its text once for every shape, whatever the values are', async () => {
  const written: string[] = [];
  const find = statement((db: Reader, { of, most }: { of: readonly string[]; most: number | null }) => {
    written.push(`${of.length} of at most ${most === null ? 'any' : 'a number'}`);
    return db
      .select({ whose: rateCounts.whose })
      .from(rateCounts)
      .where(most === null ? inArray(rateCounts.whose, [...of]) : lte(rateCounts.requests, most))
      .orderBy(asc(rateCounts.whose));
  });
  const names = async (asked: { of: readonly string[]; most: number | null }) =>
    (await find(store.reader, asked)).map(({ whose }) => whose);
  expect(await names({ of: ['ana', 'bo'], most: null })).toEqual(['ana', 'bo']);
  expect(await names({ of: ['bo', 'cy'], most: null })).toEqual(['bo', 'cy']);
  expect(await names({ of: ['ana'], most: 1 })).toEqual(['ana']);
  expect(await names({ of: ['ana'], most: 3 })).toEqual(['ana', 'bo', 'cy']);
  expect(written).toEqual(['2 of at most any', '1 of at most a number']);
});

it('changes the columns that are named, and no others', async () => {
  const change = statement((tx: Tx, { whose, set }: { whose: string; set: Partial<Count> }) =>
    tx
      .update(rateCounts)
      .set(set)
      .where(eq(rateCounts.whose, whose))
      .returning({ requests: rateCounts.requests, endsAt: rateCounts.endsAt }),
  );
  const by = (whose: string, set: Partial<Count>) => store.transaction((tx) => change(tx, { whose, set }));
  expect(await by('ana', { requests: 5 })).toEqual([{ requests: 5, endsAt: 9 }]);
  expect(await by('bo', { endsAt: 7 })).toEqual([{ requests: 2, endsAt: 7 }]);
  expect(await by('cy', { requests: 6, endsAt: 8 })).toEqual([{ requests: 6, endsAt: 8 }]);
});

it.each([{ a: [1, { b: null }] }, ['a', null], 'text', 7, true])('keeps %j as it is', async (value) => {
  const row = { name: 'kept', value };
  const keep = statement((tx: Tx, given: { row: { name: string; value: unknown } }) =>
    tx.insert(facts).values(given.row).returning({ value: facts.value }),
  );
  expect(await store.transaction((tx) => keep(tx, { row }))).toEqual([{ value }]);
});

it('refuses to compute with what stands for every value', async () => {
  const most = statement((db: Reader, { limit, units }: { limit: number; units: number }) =>
    db
      .select()
      .from(rateCounts)
      .where(lte(rateCounts.requests, limit - units)),
  );
  const named = statement((db: Reader, { dealId }: { dealId: string }) =>
    db
      .select()
      .from(rateCounts)
      .where(sql`${rateCounts.whose} = ${`deal:${dealId}`}`),
  );
  await expect(async () => most(store.reader, { limit: 3, units: 1 })).rejects.toThrow('compute before');
  await expect(async () => named(store.reader, { dealId: 'deal_x' })).rejects.toThrow('compute before');
});
