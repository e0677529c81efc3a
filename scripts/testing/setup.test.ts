import pg from 'pg';
import { expect, it } from 'vitest';

const engine = process.env.OFFPEAK_TEST_ENGINE;

it('every test file is given an empty database of its engine', async () => {
  const url = process.env.DATABASE_URL ?? '';
  if (engine === 'sqlite') expect(url).toMatch(/^file:\/.+\/test\.db$/);
  else expect(await tablesIn(url)).toBe(0);
});

async function tablesIn(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(
    "select count(*)::int as n from information_schema.tables where table_schema = 'public'",
  );
  await client.end();
  return rows[0].n;
}
