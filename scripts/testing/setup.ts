// Before each test file: DATABASE_URL names the database of this worker process, made at its first file.
// Files of one worker run one after the other and share it; each begins with `empty()`.
// OFFPEAK_TEST_ENGINE, set per project in vitest.config.ts, says which engine it is.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    folder: string;
    postgres: { url: string; prefix: string };
  }
}

const worker = process.env;
worker.OFFPEAK_TEST_DATABASE ??=
  process.env.OFFPEAK_TEST_ENGINE === 'postgres' ? await newPostgres() : newSqlite();
process.env.DATABASE_URL = worker.OFFPEAK_TEST_DATABASE;

function newSqlite() {
  return `file:${join(inject('folder'), randomBytes(6).toString('hex'))}.db`;
}

async function newPostgres() {
  const { url, prefix } = inject('postgres');
  const name = prefix + randomBytes(6).toString('hex');
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${name} template template0`);
  await client.end();
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}
