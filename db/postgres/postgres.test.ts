import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '@/domain/kernel/result';
import { forKills, startCluster } from '@/scripts/postgres.mjs';
import { findFact, keepFact } from '../facts';
import type { Store, Tx } from '../store';
import { openPostgres } from './postgres';

// Against a cluster of its own, which it may kill; what nobody committed is not written for ten seconds, so that a crash loses it.
let cluster: Awaited<ReturnType<typeof startCluster>>;
let store: Store;

beforeAll(async () => {
  cluster = await startCluster({ ...forKills, wal_writer_delay: '10s' });
  store = await openPostgres(cluster.url);
});
afterAll(async () => {
  await store.close();
  cluster.stop();
});

const keep = (name: string) => store.transaction((tx) => keepFact(tx, { name, value: 1 }));

it('two processes that start at once migrate one after the other', async () => {
  const root = new pg.Client(cluster.url);
  await root.connect();
  await root.query('create database twice');
  await root.end();
  const url = cluster.url.replace(/postgres$/, 'twice');
  const both = await Promise.all([openPostgres(url), openPostgres(url)]);
  await both[0].transaction((tx) => keepFact(tx, { name: 'there', value: true }));
  expect(await findFact(both[1].reader, 'there')).toBe(true);
  await Promise.all(both.map((one) => one.close()));
});

it('requests that run while the server is restarted all end well within ten seconds', async () => {
  const began = performance.now();
  const writes = Array.from({ length: 20 }, (_, index) => keep(`before-${index}`));
  cluster.crash();
  const during = Array.from({ length: 20 }, (_, index) => keep(`during-${index}`));
  const read = findFact(store.reader, 'nothing');
  setTimeout(() => cluster.resume(), 500);
  await Promise.all([...writes, ...during, read]);
  expect(performance.now() - began).toBeLessThan(10_000);
  for (const name of ['before-0', 'before-19', 'during-0', 'during-19'])
    expect(await findFact(store.reader, name)).toBe(1);
});

it('two transactions that wait for each other both happen: the loser runs again', async () => {
  await keep('left');
  await keep('right');
  let runs = 0;
  const swap = async (tx: Tx, [first, second]: [string, string]) => {
    runs += 1;
    await keepFact(tx, { name: first, value: `${first}${second}` });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await keepFact(tx, { name: second, value: `${first}${second}` });
  };
  await Promise.all([
    store.transaction((tx) => swap(tx, ['left', 'right'])),
    store.transaction((tx) => swap(tx, ['right', 'left'])),
  ]);
  expect(runs).toBeGreaterThan(2);
  expect(await findFact(store.reader, 'left')).toBe(await findFact(store.reader, 'right'));
});

it('a deadlock that never ends is told after some turns, not tried for ever', async () => {
  let runs = 0;
  const stuck = store.transaction(async () => {
    runs += 1;
    throw Object.assign(new Error('deadlock'), { code: '40P01' });
  });
  await expect(stuck).rejects.toThrow('deadlock');
  expect(runs).toBe(8);
});

it('a transaction whose failed statement was swallowed is not said to be kept', async () => {
  const swallowed = store.transaction(async (tx) => {
    await keepFact(tx, { name: null as unknown as string, value: 1 }).catch(() => undefined);
    return accept(null);
  });
  await expect(swallowed).rejects.toThrow('undone');
});

it.each([
  { says: 'the commit arrived and its answer was lost', cut: 'answer' as const },
  { says: 'the commit never arrived', cut: 'question' as const },
])('what became of a commit is read back: $says', async ({ cut }) => {
  const wire = await cuttingProxy(cluster.url, cut);
  const through = await openPostgres(wire.url);
  let runs = 0;
  wire.armed = true;
  const value = await through.transaction(async (tx) => {
    runs += 1;
    await keepFact(tx, { name: `cut-${cut}-${runs}`, value: runs });
    return runs;
  });
  expect(wire.cuts).toBe(1);
  // Kept once: by the first run where it was kept, by the second where it was not.
  expect(value).toBe(cut === 'answer' ? 1 : 2);
  expect(runs).toBe(value);
  expect(await findFact(store.reader, `cut-${cut}-1`)).toBe(cut === 'answer' ? 1 : undefined);
  await through.close();
  wire.server.close();
});

it('a commit is not taken for ours where a crash lost it and its number was given to another', async () => {
  const wire = await cuttingProxy(cluster.url, 'question');
  const through = await openPostgres(wire.url);
  wire.armed = true;
  wire.whenCut = async () => {
    cluster.crash();
    cluster.resume();
    for (const name of ['others-1', 'others-2', 'others-3']) await keep(name);
  };
  const told = await through
    .transaction((tx) => keepFact(tx, { name: 'ours', value: 1 }))
    .then(
      () => 'kept',
      (error: { code: string }) => error.code,
    );
  expect(['kept', '08007']).toContain(told);
  expect(await findFact(store.reader, 'ours')).toBe(told === 'kept' ? 1 : undefined);
  await through.close();
  wire.server.close();
});

it('a line that falls silent is given up, and what was asked on it is asked again on another', async () => {
  const wire = await cuttingProxy(cluster.url, 'silence');
  const through = await openPostgres(wire.url, { connections: 2, questionMs: 500 });
  wire.armed = true;
  const began = performance.now();
  await through.transaction((tx) => keepFact(tx, { name: 'silence', value: 1 }));
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(wire.cuts).toBe(1);
  expect(await findFact(store.reader, 'silence')).toBe(1);
  await through.close();
  wire.server.close();
});

type Cut = 'question' | 'answer' | 'silence';
type Wire = { url: string; server: Server; armed: boolean; cuts: number; whenCut: () => Promise<void> };

/**
 * Passes everything on, but at the first COMMIT it cuts the line: before it is passed on, or when it is answered, or so that neither
 * end hears of it. Whoever calls again is put through when `whenCut` is done.
 */
async function cuttingProxy(url: string, cut: Cut): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const wire: Wire = { url: '', server: createServer(), armed: false, cuts: 0, whenCut: async () => {} };
  let mended = Promise.resolve();
  const sever = (...sockets: Socket[]) => {
    wire.cuts += 1;
    if (cut !== 'silence') for (const socket of sockets) socket.destroy();
    mended = wire.whenCut();
  };
  const putThrough = (near: Socket) => {
    const far = dial(Number(port), hostname);
    let isLast = false;
    near.on('data', (bytes) => {
      if (wire.armed && bytes.includes('COMMIT')) {
        wire.armed = false;
        isLast = true;
        if (cut !== 'answer') return sever(near, far);
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => (isLast && cut === 'answer' ? sever(near, far) : near.write(bytes)));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
  };
  wire.server.on('connection', (near) => {
    near.on('error', () => undefined);
    void mended.then(() => putThrough(near));
  });
  await new Promise<void>((resolve) => wire.server.listen(0, '127.0.0.1', resolve));
  const own = new URL(url);
  own.port = String((wire.server.address() as AddressInfo).port);
  wire.url = own.href;
  return wire;
}
