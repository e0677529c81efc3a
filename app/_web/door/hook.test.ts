import { expect, it } from 'vitest';
import { POST } from '@/app/api/hooks/payments/route';
import { listOpenProviderEvents } from '@/db/orders/provider-events';
import { replaceWiring, wiring } from '../context';
import { testDoor } from '../testing';

async function post(body: string, signature?: string | null) {
  const headers = new Headers(signature ? { 'stripe-signature': signature } : {});
  return POST(new Request('http://localhost:3000/api/hooks/payments', { method: 'POST', headers, body }));
}

it('says 200 to a signed message exactly when it is kept, and 400 to any other with nothing kept', async () => {
  const ctx = await testDoor();
  const kept = () => listOpenProviderEvents(ctx.reader, Number.MAX_SAFE_INTEGER);
  const { body, signature } = await ctx.payments.later('pay_1', 'disputed');
  expect((await post(body)).status).toBe(400);
  expect((await post(`${body} `, signature)).status).toBe(400);
  expect((await post('x'.repeat(1_000_001), signature)).status).toBe(413);
  expect(await kept()).toEqual([]);
  expect((await post(body, signature)).status).toBe(200);
  expect((await post(body, signature)).status).toBe(200);
  expect(await kept()).toHaveLength(1);
});

it('says 503 where it could not be kept, so that it is told again', async () => {
  const ctx = await testDoor();
  const world = await wiring();
  const full = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
  const store = { ...ctx.store, transaction: () => Promise.reject(full) };
  replaceWiring({ ...world, store });
  const { body, signature } = await ctx.payments.later('pay_1', 'disputed');
  expect((await post(body, signature)).status).toBe(503);
  expect(await listOpenProviderEvents(ctx.reader, Number.MAX_SAFE_INTEGER)).toEqual([]);
});
