import { drizzle } from 'drizzle-orm/node-postgres';
import type { PoolClient, QueryConfig } from 'pg';
import type { Tx } from '../store';

/** So many statements at most are planned once per connection; texts that differ by the length of a list are endless. */
const namesMax = 400;
const names = new Map<string, string>();

/** The connection, on which the server plans each text once and not at every call. */
export function prepared(client: PoolClient): PoolClient {
  const query = (config: QueryConfig, values: unknown[]) =>
    client.query({ ...config, name: nameOf(config.text) }, values);
  return { query } as unknown as PoolClient;
}

const made = new WeakMap<PoolClient, Tx>();

/** What speaks to this connection: the same each time it is taken from the pool, so that its statements stay. */
export function txOf(client: PoolClient): Tx {
  const tx = made.get(client) ?? drizzle(prepared(client));
  made.set(client, tx);
  return tx;
}

export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= namesMax) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
