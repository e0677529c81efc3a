import { beforeEach, expect, test } from 'vitest';
import { accept } from '@/domain/kernel/result';
import { endLease, findLease, holdLease, takeLease } from './leases';
import { testStore } from './testing';

const lease = (holder: string, now: number) => ({ name: 'jobs', holder, now, until: now + 10 });

const store = await testStore();
beforeEach(() => store.empty());

test('a lease has one holder until its end, and its token grows with every change', async () => {
  const take = async (holder: string, now: number) => {
    const taken = await store.transaction(async (tx) => accept(await takeLease(tx, lease(holder, now))));
    return taken.value?.token ?? null;
  };
  expect(await take('one', 100)).toBe(1);
  expect(await take('two', 109)).toBeNull();
  expect(await take('one', 109)).toBe(1);
  expect(await take('two', 119)).toBe(2);
  expect(await take('one', 120)).toBeNull();
  await store.transaction((tx) => endLease(tx, { name: 'jobs', holder: 'one' }));
  expect((await findLease(store.reader, 'jobs'))?.holder).toBe('two');
  await store.transaction((tx) => endLease(tx, { name: 'jobs', holder: 'two' }));
  expect(await take('one', 121)).toBe(3);
});

test('of twenty that ask at once one gets the lease', async () => {
  const asked = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      store.transaction((tx) => takeLease(tx, lease(`process-${index}`, 100))),
    ),
  );
  expect(asked.filter((row) => row !== null)).toHaveLength(1);
});

test('a transaction is fenced: it knows that its lease went to somebody else, and renews the one it has', async () => {
  const take = (holder: string, now: number) => store.transaction((tx) => takeLease(tx, lease(holder, now)));
  const hold = (token: number, renewBefore: number) =>
    store.transaction((tx) =>
      holdLease(tx, { name: 'jobs', holder: 'one', token }, { renewBefore, until: renewBefore + 5 }),
    );
  await take('one', 100);
  expect(await hold(1, 105)).toBe(true);
  expect(await findLease(store.reader, 'jobs')).toMatchObject({ until: 110 });
  expect(await hold(1, 114)).toBe(true);
  expect(await take('two', 118)).toBeNull();
  expect(await take('two', 119)).toMatchObject({ token: 2 });
  expect(await hold(1, 119)).toBe(false);
  await take('one', 140);
  expect(await hold(1, 140)).toBe(false);
  expect(await hold(3, 140)).toBe(true);
});
