import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/kernel/result';
import { openWriter, type Writer } from './writer';

let folder: string;
let file: string;
let connection: Database.Database;
let commits: number;
let writer: Writer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offpeak-writer-'));
  file = join(folder, 'written.db');
  connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.exec("CREATE TABLE seats (buyer TEXT NOT NULL, CHECK (buyer <> 'nobody')) STRICT");
  commits = 0;
  const exec = connection.exec.bind(connection);
  connection.exec = (text) => {
    if (text === 'COMMIT') commits += 1;
    return exec(text);
  };
  writer = openWriter(connection);
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const take = (buyer: string) => connection.prepare('INSERT INTO seats VALUES (?)').run(buyer);
const kept = () => connection.prepare('SELECT buyer FROM seats ORDER BY rowid').pluck().all();

it('who waits together is written together, each with an outcome of its own', async () => {
  const outcomes = await Promise.allSettled([
    writer.transaction(async () => accept(take('ana').changes)),
    writer.transaction(async () => {
      take('bo');
      return refuse({ reason: 'sold-out', left: 0 });
    }),
    writer.transaction(async () => {
      take('cleo');
      return take('nobody');
    }),
    writer.transaction(async () => accept(take('dan').changes)),
  ]);
  expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : 'threw'))).toEqual([
    { ok: true, value: 1 },
    { ok: false, refusal: { reason: 'sold-out', left: 0 } },
    'threw',
    { ok: true, value: 1 },
  ]);
  expect(kept()).toEqual(['ana', 'dan']);
  expect(commits).toBe(1);
});

it('each sees what those before it took', async () => {
  const takeOne = () =>
    writer.transaction(async () =>
      kept().length < 3 ? accept(take('somebody')) : refuse({ reason: 'sold-out', left: 0 }),
    );
  const outcomes = await Promise.all(Array.from({ length: 10 }, takeOne));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
  expect(kept()).toHaveLength(3);
});

it('nobody is told of a seat before it is on disk', async () => {
  const other = new Database(file, { readonly: true });
  const seen: unknown[] = [];
  const look = () => seen.push(other.prepare('SELECT count(*) FROM seats').pluck().get());
  await Promise.all([
    writer.transaction(async () => take('ana')).then(look),
    writer.transaction(async () => take('bo')).then(look),
  ]);
  expect(seen).toEqual([2, 2]);
  other.close();
});

it('when the write itself fails, all of them are told so and nothing is kept', async () => {
  const exec = connection.exec;
  connection.exec = (text) => {
    if (text === 'COMMIT') throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    return exec(text);
  };
  const outcomes = await Promise.allSettled([
    writer.transaction(async () => accept(take('ana'))),
    writer.transaction(async () => refuse({ reason: 'sold-out', left: 0 })),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(kept()).toEqual([]);
  connection.exec = exec;
  await writer.transaction(async () => accept(take('bo')));
  expect(kept()).toEqual(['bo']);
});

it('what runs alone runs in turn and outside of a transaction', async () => {
  const seen: boolean[] = [];
  await Promise.all([
    writer.transaction(async () => seen.push(connection.inTransaction)),
    writer.alone(async () => seen.push(connection.inTransaction)),
    writer.transaction(async () => seen.push(connection.inTransaction)),
  ]);
  expect(seen).toEqual([true, false, true]);
});
