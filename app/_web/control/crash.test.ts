import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { findFact, keepFact } from '@/db/facts';
import { testContext } from '@/usecases/testing';
import { crashOf, type Moment } from './crash';

/** Whoever comes to the moment does not get past it. */
async function armed(moment: Moment, times = 1) {
  const ctx = await testContext();
  const crash = crashOf(() => {
    throw new Error('The power is cut.');
  });
  const { store, payments } = crash.within(ctx);
  crash.arm(moment, times);
  const write = (value: string) => store.transaction((tx) => keepFact(tx, { name: 'said', value }));
  const kept = () => findFact(ctx.reader, 'said');
  const save = () =>
    payments.save({ key: 'act-1', cardToken: 'tok_ok', payer: 'ana@example.org', returnUrl: '/' });
  const saved = async () =>
    (await ctx.payments.list({ from: 0, until: Number.MAX_SAFE_INTEGER })) as unknown[];
  return { write, kept, save, saved };
}

it('before a commit nothing of it is kept, after it all of it is', async () => {
  const before = await armed('before-commit');
  await expect(before.write('never')).rejects.toThrow('The power is cut.');
  expect(await before.kept()).toBeUndefined();
  const after = await armed('after-commit');
  await expect(after.write('kept')).rejects.toThrow('The power is cut.');
  expect(await after.kept()).toBe('kept');
});

it('before a call the provider knows nothing of it, after it the provider did it', async () => {
  const before = await armed('before-provider-call');
  await expect(before.save()).rejects.toThrow('The power is cut.');
  expect(await before.saved()).toHaveLength(0);
  const after = await armed('after-provider-call');
  await expect(after.save()).rejects.toThrow('The power is cut.');
  expect(await after.saved()).toHaveLength(1);
});

it('comes to the moment as often as asked, and once', async () => {
  const { write, kept } = await armed('before-commit', 2);
  await write('first');
  await expect(write('second')).rejects.toThrow('The power is cut.');
  await write('third');
  expect(await kept()).toBe('third');
});

it.each([
  ['before-answer', 'nothing'],
  ['after-answer', 'done'],
] as const)('%s whoever asked was told %s', async (moment, told) => {
  const server = createServer((_request, response) => response.end('done')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const crash = crashOf(() => server.closeAllConnections());
  crash.within(await testContext());
  crash.arm(moment, 1);
  const { port } = server.address() as AddressInfo;
  const ask = (method: string) =>
    fetch(`http://127.0.0.1:${port}/api/v1/orders`, { method }).then(
      (answer) => answer.text(),
      () => 'nothing',
    );
  expect(await ask('GET')).toBe('done');
  expect(await ask('POST')).toBe(told);
  expect(await ask('POST')).toBe('done');
  server.close();
});
