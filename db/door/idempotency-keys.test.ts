import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../store';
import { testStore } from '../testing';
import { claimKey, extendKey, finishKey, releaseKey } from './idempotency-keys';

const id = { caller: 'person_ana', key: 'k1' };
const ask = { ...id, requestHash: 'h1', createdAt: 1_000, now: 1_000, lockedUntil: 10_000 };
let store: Store;
beforeEach(async () => {
  store = await testStore();
  await store.empty();
});
const claim = (changes: Partial<typeof ask> = {}) =>
  store.transaction((tx) => claimKey(tx, { ...ask, ...changes }));

it('gives a key to one of twenty that ask at once', async () => {
  const claims = await Promise.all(Array.from({ length: 20 }, () => claim()));
  expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
  expect(claims.filter(({ kind }) => kind === 'in-use')).toHaveLength(19);
});

it('gives an interrupted key to one of twenty once its process was silent for too long', async () => {
  await claim();
  const late = { now: 10_001, lockedUntil: 19_001 };
  await store.transaction((tx) => extendKey(tx, { ...id, lockedUntil: 13_000 }));
  expect(await claim(late)).toEqual({ kind: 'in-use' });
  late.now = 13_001;
  const claims = await Promise.all(Array.from({ length: 20 }, () => claim(late)));
  expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
});

it('remembers the answer, for the same request alone', async () => {
  await claim();
  await store.transaction((tx) => finishKey(tx, { ...id, status: 201, body: 'sealed' }));
  expect(await claim()).toEqual({ kind: 'answered', body: 'sealed' });
  expect(await claim({ requestHash: 'h2' })).toEqual({ kind: 'reused' });
  expect(await claim({ caller: 'person_bo' })).toEqual({ kind: 'claimed' });
});

it('lets a key go that came to nothing, and no other', async () => {
  await claim();
  await store.transaction((tx) => releaseKey(tx, id));
  expect(await claim()).toEqual({ kind: 'claimed' });
  await store.transaction((tx) => finishKey(tx, { ...id, status: 201, body: 'sealed' }));
  await store.transaction((tx) => releaseKey(tx, id));
  expect((await claim()).kind).toBe('answered');
});
