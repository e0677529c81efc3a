import { beforeEach, expect, it } from 'vitest';
import { findFact } from '../facts';
import { findPersonByEmail } from '../people/people';
import type { Store } from '../store';
import { testStore } from '../testing';
import { loadScene, sceneFact, sceneNames } from './load';

const tools = {
  now: 1_000,
  hash: (_purpose: string, text: string) => text,
  seal: (text: string) => text,
  bytes: (count: number) => new Uint8Array(count),
  hashPassword: async (password: string) => `hash of ${password}`,
};
let store: Store;
beforeEach(async () => {
  store = await testStore();
  await store.empty();
});

it('loads an empty town with people to sign in as', async () => {
  expect(await loadScene(store, 'empty-town', tools)).toBe(true);
  expect((await findPersonByEmail(store.reader, 'admin@offpeak.example'))?.isAdmin).toBe(true);
  expect(await findFact(store.reader, sceneFact)).toEqual({ name: 'empty-town', loadedAt: 1_000 });
});

it('loads the spa of the journeys', async () => {
  expect(await loadScene(store, 'quiet-tuesday-spa', { ...tools, now: Date.UTC(2027, 2, 2) })).toBe(true);
});

it('knows the scenes by name and no others', async () => {
  expect(sceneNames).toContain('empty');
  expect(await loadScene(store, 'atlantis', tools)).toBe(false);
  expect(await loadScene(store, 'toString', tools)).toBe(false);
});
