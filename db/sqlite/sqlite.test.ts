import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../store';
import { openSqlite } from './sqlite';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offpeak-sqlite-'));
  store = await openSqlite(`file:${folder}/test.db`);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('a transaction may write from its first read on, whoever else wants to', async () => {
  const other = new Database(join(folder, 'test.db'), { timeout: 0 });
  await store.transaction(async () => {
    expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('database is locked');
  });
  expect(() => other.exec('BEGIN IMMEDIATE; COMMIT')).not.toThrow();
  other.close();
});

test('what was acknowledged is on the disk, also in a file that is opened again', async () => {
  const full = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: 5000,
    trusted_schema: 0,
  };
  expect(await store.settings()).toEqual(full);
  await store.close();
  store = await openSqlite(`file:${folder}/test.db`);
  expect(await store.settings()).toEqual(full);
});
