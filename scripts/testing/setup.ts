// Before each test file: an empty database of its own, named by DATABASE_URL before any of our modules load.
// OFFPEAK_TEST_ENGINE, set per project in vitest.config.ts, says which engine it is.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string; prefix: string };
  }
}

if (process.env.OFFPEAK_TEST_ENGINE === 'postgres') await emptyPostgres();
else emptySqlite();

function emptySqlite() {
  const memory = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'offpeak-test-'));
  process.env.DATABASE_URL = `file:${folder}/test.db`;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

async function emptyPostgres() {
  const { url, prefix } = inject('postgres');
  const name = prefix + randomBytes(6).toString('hex');
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${name} template template0`);
  await client.end();
  const mine = new URL(url);
  mine.pathname = `/${name}`;
  process.env.DATABASE_URL = mine.href;
}
