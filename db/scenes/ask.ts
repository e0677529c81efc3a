import { Client } from 'pg';

/** One question to a PostgreSQL server by a connection of its own, for tests that look at it from outside. @returns the rows. */
export async function ask(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}
