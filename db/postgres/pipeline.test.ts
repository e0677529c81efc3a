import { type AddressInfo, createServer, connect as dial, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { together } from '@/domain/kernel/together';
import { startCluster } from '@/scripts/postgres.mjs';
import { findFact, keepFact } from '../facts';
import { codeOf, type Store } from '../store';
import { openPostgres } from './postgres';

let server: Awaited<ReturnType<typeof startCluster>>;
let wire: Awaited<ReturnType<typeof holdingProxy>>;
let store: Store;

beforeAll(async () => {
  server = await startCluster();
  wire = await holdingProxy(server.url);
  store = await openPostgres(wire.url, { connections: 1, questionMs: 3_000 });
});
afterAll(async () => {
  await store.close();
  wire.server.close();
  server.stop();
});

it('questions that do not wait for each other are all sent before the first is answered', async () => {
  const names = ['together-1', 'together-2', 'together-3'] as const;
  const values = await store.transaction(async (tx) => {
    for (const name of names) await keepFact(tx, { name, value: name });
    wire.holdUntil(names);
    return together(names.map((name) => findFact(tx, name)));
  });
  expect(values).toEqual(names);
});

it('where one of them is refused, that one is told, all are undone and the line serves the next', async () => {
  const nameless = { name: null as unknown as string, value: 1 };
  const refused = store.transaction((tx) =>
    together([
      keepFact(tx, { name: 'before-it', value: 1 }),
      keepFact(tx, nameless),
      keepFact(tx, { name: 'after-it', value: 1 }),
    ]),
  );
  // Not null, rather than what the server says of the question after it.
  expect(await refused.catch(codeOf)).toBe('23502');
  const found = await together(['before-it', 'after-it'].map((name) => findFact(store.reader, name)));
  expect(found).toEqual([undefined, undefined]);
});

/** Passes everything on; told to, it keeps answers back until it has passed on questions with all of these words. */
async function holdingProxy(url: string) {
  const { hostname, port } = new URL(url);
  let missing: readonly string[] = [];
  const held: (() => void)[] = [];
  const proxy: Server = createServer((near) => {
    const far = dial(Number(port), hostname);
    near.on('data', (bytes) => {
      missing = missing.filter((word) => !bytes.includes(word));
      far.write(bytes);
      if (missing.length === 0) for (const answer of held.splice(0)) answer();
    });
    far.on('data', (bytes) => {
      const answer = () => near.write(bytes);
      if (missing.length > 0) held.push(answer);
      else answer();
    });
    near.on('error', () => undefined).on('close', () => far.destroy());
    far.on('error', () => undefined).on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const own = new URL(url);
  own.port = String((proxy.address() as AddressInfo).port);
  return {
    url: own.href,
    server: proxy,
    holdUntil(words: readonly string[]) {
      missing = words;
    },
  };
}
