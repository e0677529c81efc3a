// Once per run of the `postgres` project: starts the cluster, tells every test file its address, and takes away
// the databases the files made when the server is not ours to stop.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startPostgres } from '../postgres.mjs';

export default async function setup(project) {
  const { url, stop } = await startPostgres();
  const prefix = `offpeak_test_${randomBytes(4).toString('hex')}_`;
  project.provide('postgres', { url, prefix });
  return async () => {
    if (process.env.TEST_POSTGRES_URL) await dropAll(url, prefix);
    stop();
  };
}

async function dropAll(url, prefix) {
  const client = new pg.Client(url);
  await client.connect();
  const made = await client.query('select datname from pg_database where starts_with(datname, $1)', [prefix]);
  for (const { datname } of made.rows) await client.query(`drop database "${datname}" with (force)`);
  await client.end();
}
