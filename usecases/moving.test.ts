import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp, restore } from '@/db/moving/backup';
import { copyHouse, exportHouse } from '@/db/moving/carry';
import { allShapes } from '@/db/moving/shapes';
import { loadScene } from '@/db/scenes/load';
import type { Store } from '@/db/store';
import { testStore } from '@/db/testing';
import { fakeSecrets } from '@/providers/secrets/fake';

const folder = mkdtempSync(join(tmpdir(), 'offpeak-moving-'));
const here = process.env.DATABASE_URL ?? '';
const at = (name: string) => join(folder, name);
const now = Date.parse('2026-11-24T18:30:00Z');
let store: Store;

beforeAll(async () => {
  store = await testStore();
  await store.empty();
  await loadScene(store, 'downtown-san-francisco', {
    ...fakeSecrets(),
    now,
  });
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Every row of a database as text, to be compared byte by byte. */
async function exported(from: string, name: string): Promise<Buffer> {
  await exportHouse({ from, file: at(name) });
  return gunzipSync(readFileSync(at(name)));
}

test('every file of tables is carried', () => {
  const files = readdirSync('db/tables').flatMap((file) => [
    ...readFileSync(join('db/tables', file), 'utf8').matchAll(/c\.table\(\s*'(\w+)'/g),
  ]);
  expect(
    allShapes()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(files.map(([, name]) => name).toSorted());
});

test('the demo city moves out and back and is the same to the byte', { timeout: 240_000 }, async () => {
  const before = await exported(here, 'before.gz');
  await copyHouse({ from: here, to: `file:${at('moved.db')}` });
  await expect(copyHouse({ from: `file:${at('moved.db')}`, to: here })).rejects.toThrow(/empty database/);
  await store.empty();
  await copyHouse({ from: `file:${at('moved.db')}`, to: here });
  expect((await exported(here, 'back.gz')).equals(before)).toBe(true);
});

test('a backup is read back whole, and writes nothing over', async () => {
  await store.empty();
  await loadScene(store, 'quiet-tuesday-spa', { ...fakeSecrets(), now });
  const kept = await backUp({ from: here, file: at('kept.backup') });
  expect(kept.find(({ table }) => table === 'deals')?.rows).toBeGreaterThan(0);
  await expect(backUp({ from: here, file: at('kept.backup') })).rejects.toThrow(/already/);
  await expect(restore({ file: at('kept.backup'), to: here })).rejects.toThrow(/already|empty database/);
  expect(await restore({ file: at('kept.backup'), to: `file:${at('restored.db')}` })).toEqual(kept);
});

test('a backup that lost a line is refused', async () => {
  await exportHouse({ from: here, file: at('town.gz') });
  const [first = '', ...rest] = gunzipSync(readFileSync(at('town.gz')))
    .toString('utf8')
    .split('\n');
  const lost = rest.findIndex((line) => line.startsWith('['));
  writeFileSync(at('lost.gz'), gzipSync([first, ...rest.toSpliced(lost, 1)].join('\n')));
  await expect(restore({ file: at('lost.gz'), to: `file:${at('lost.db')}` })).rejects.toThrow(/rows/);
  writeFileSync(at('cut.gz'), gzipSync([first, ...rest.slice(0, 40)].join('\n')));
  await expect(restore({ file: at('cut.gz'), to: `file:${at('cut.db')}` })).rejects.toThrow(/whole/);
});

test('what is not there is not carried', async () => {
  await expect(copyHouse({ from: `file:${at('none.db')}`, to: `file:${at('x.db')}` })).rejects.toThrow(
    /not there/,
  );
});
