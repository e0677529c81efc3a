import { beforeEach, describe, expect, it } from 'vitest';
import { findGroup } from '@/db/groups/groups';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { cancelOrder } from '../../orders/cancel-order';
import { viewOrder } from '../../orders/order-view';
import { placeOrder } from '../../orders/place-order';
import { placeOrderInput } from '../../orders/place-order.input';
import { counts } from '../../orders/testing';
import { runDueJobs } from '../../schedule';
import { type TestContext, testContext } from '../../testing';

const thu15 = '2027-03-11T15:00:00Z';
const deadline = instantOf('2027-03-10T15:00:00Z');
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});

function join(who: string) {
  return placeOrder(
    ctx,
    placeOrderInput.parse({
      dealId: 'deal_massage',
      start: thu15,
      as: 'group',
      seenPrice: { amount: 3780, currency: 'EUR' },
      payment: { method: 'card', token: 'tok_ok' },
      email: `${who}@example.org`,
    }),
  );
}

async function joined(who: string) {
  const answer = await join(who);
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return answer.value;
}

describe('a group under pressure', () => {
  it('tips once when fifty want the last places, and lets in five', async () => {
    for (const who of ['ana', 'ben', 'cleo']) await joined(who);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => join(`guest${index}`)));
    const winners = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    expect(winners).toHaveLength(2);
    expect(await counts(ctx, thu15)).toMatchObject({ taken: 5, discounted: 5, units: 5 });
    await runDueJobs(ctx, { graceMs: 0 });
    for (const { id } of winners)
      expect(await viewOrder(ctx, id)).toMatchObject({ status: 'paid', group: { members: 5 } });
  });

  it('comes to one end when the last join, the deadline and a cancellation meet', async () => {
    const first = await joined('ana');
    for (const who of ['ben', 'cleo']) await joined(who);
    ctx.clock.set(deadline - 1);
    const late = join('dora');
    const leaving = cancelOrder(ctx, { id: first.id, accessToken: first.accessToken });
    ctx.clock.set(deadline);
    await Promise.all([late, leaving, runDueJobs(ctx, { graceMs: 0 })]);
    ctx.clock.set(deadline + 60_000);
    await runDueJobs(ctx, { graceMs: 0 });
    await runDueJobs(ctx, { graceMs: 0 });
    const group = await findGroup(ctx.reader, first.group?.id ?? '');
    const places = await counts(ctx, thu15);
    expect(['tipped', 'failed']).toContain(group?.status);
    expect(group?.closedAt).not.toBeNull();
    expect(places.taken).toBe(group?.status === 'tipped' ? places.units : 0);
    expect(places.units).toBe(group?.status === 'tipped' ? group.members : 0);
  });
});
