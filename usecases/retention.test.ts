import { beforeEach, expect, it } from 'vitest';
import { claimKey, finishKey } from '@/db/door/idempotency-keys';
import { insertToken } from '@/db/people/people';
import { spa } from '@/db/scenes/quiet-tuesday-spa';
import { insertWait } from '@/db/slots/waits';
import { idempotencyKeys, outbox } from '@/db/tables/operations';
import { orders } from '@/db/tables/orders';
import { tokens } from '@/db/tables/people';
import { holds, waits } from '@/db/tables/slots';
import { accept } from '@/domain/kernel/result';
import { keptDays } from '@/domain/retention/kept-days';
import { hourMs } from '@/domain/time/zone';
import { placeOrder } from './orders/place-order';
import { placeOrderInput } from './orders/place-order.input';
import { held, spaContext, wed15 } from './orders/testing';
import { dropWhatIsOver } from './retention';
import { runDueJobs } from './schedule';
import { storePerson, type TestContext } from './testing';

const dayMs = 24 * hourMs;
let ctx: TestContext;
beforeEach(async () => {
  ctx = await spaContext();
});

const tables = { answers: idempotencyKeys, holds, waits, tokens, letters: outbox, orders };
const standing = async () => {
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) counts[name] = await ctx.store.reader.$count(table);
  return counts;
};
const pass = async (ms: number) => {
  ctx.clock.set(ctx.clock.now() + ms);
  await runDueJobs(ctx);
};

/** First answers under keys, as requests leave them. */
async function answers(count: number): Promise<void> {
  const now = ctx.clock.now();
  await ctx.store.transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const id = { caller: 'person_ana', key: `key-${now}-${n}` };
      await claimKey(tx, { ...id, requestHash: 'h', createdAt: now + n, now, lockedUntil: now + 1 });
      await finishKey(tx, { ...id, status: 201, body: 'sealed' });
    }
    return accept(null);
  });
}

it('keeps passing things for their days and no longer, and what money rests on for good', async () => {
  const now = ctx.clock.now();
  const { id: holdId } = await held(ctx);
  const payment = { method: 'card', token: 'tok_ok' };
  const asked = { dealId: spa.dealId, start: wed15, holdId, quantity: 1, as: 'solo', payment };
  const seenPrice = { amount: 4200, currency: 'EUR' };
  const order = placeOrderInput.parse({ ...asked, seenPrice, email: 'ana@example.org' });
  const buy = () => placeOrder({ ...ctx, requestKey: 'ana:key' }, order);
  expect((await buy()).ok).toBe(true);
  const { personId } = (await storePerson(ctx)).actor;
  await ctx.store.transaction(async (tx) => {
    const waiting = {
      dealId: spa.dealId,
      venueId: spa.venueId,
      start: now + dayMs,
      freeAt: now + 25 * hourMs,
    };
    const who = { email: 'bo@example.org', personId: null, since: now, quantity: 1, ceilingMinor: 5_000 };
    await insertWait(tx, { id: 'wait_1', ...waiting, ...who });
    const token = { personId, label: 'a phone', createdAt: now };
    await insertToken(tx, { ...token, id: 'token_1', tokenHash: 'h1', expiresAt: now + dayMs });
    await insertToken(tx, { ...token, id: 'token_2', tokenHash: 'h2', expiresAt: null });
    return accept(null);
  });
  await answers(1);
  await pass(0);
  expect(await standing()).toMatchObject({ answers: 1, holds: 1, waits: 1, tokens: 2, orders: 1 });

  await pass(keptDays.holds * dayMs - 1);
  expect(await standing()).toMatchObject({ answers: 1, holds: 1, waits: 1, tokens: 2 });
  await pass(2);
  expect(await standing()).toMatchObject({ answers: 1, holds: 0, waits: 1, tokens: 2 });
  await pass(dayMs);
  expect(await standing()).toMatchObject({ answers: 1, waits: 0, tokens: 1 });
  await pass((keptDays.answers - keptDays.holds - 1) * dayMs);
  expect((await standing()).answers).toBe(0);
  // The key is gone and so is the hold; the order knows its request.
  expect(await buy()).toMatchObject({ ok: true, value: { status: expect.any(String) } });
  expect((await standing()).orders).toBe(1);

  const written = await ctx.store.reader.$count(outbox);
  expect(written).toBeGreaterThan(0);
  await pass((keptDays.letters - keptDays.answers - 1) * dayMs);
  expect((await standing()).letters).toBeGreaterThanOrEqual(written);
  await pass(2 * dayMs);
  expect(await standing()).toMatchObject({ letters: expect.any(Number), orders: 1 });
  expect((await standing()).letters).toBeLessThan(written);
});

it('takes many in bites, the oldest first, each in a transaction of its own', async () => {
  await answers(1_100);
  ctx.clock.set(ctx.clock.now() + keptDays.answers * dayMs + 1_100);
  const left: number[] = [];
  while ((await dropWhatIsOver(ctx)) > 0) left.push((await standing()).answers ?? 0);
  expect(left).toEqual([600, 100, 0]);
});
