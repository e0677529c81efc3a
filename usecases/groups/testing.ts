import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import type { Answer } from '../context';
import { viewOrder } from '../orders/order-view';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { runDueJobs } from '../schedule';
import { type TestContext, testContext } from '../testing';
import { placePledge } from './place-pledge';
import { placePledgeInput } from './place-pledge.input';

type Changes = Partial<Parameters<typeof loadQuietTuesdaySpa>[1]>;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** Casa Verde on Monday 8 March 2027, 10:00, and people who gather there. For tests alone. */
export async function gathering(changes: Changes = {}) {
  const ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow, ...changes })));
  const join = (who: string, change: object = {}) => placeOrder(ctx, orderOf(who, change));
  const pledge = (who: string, change: object = {}) => placePledge(ctx, pledgeOf(who, change));
  return {
    ctx,
    join,
    pledge,
    joined: async (who: string, change: object = {}) => well(await join(who, change)),
    pledged: async (who: string, change: object = {}) => well(await pledge(who, change)),
    seen: (order: { readonly id: string }) => viewOrder(ctx, order.id),
    at: (instant: number) => at(ctx, instant),
  };
}
export type Gathering = Awaited<ReturnType<typeof gathering>>;

/** Moves the clock and does all that is due then, until nothing is. */
async function at(ctx: TestContext, instant: number): Promise<void> {
  ctx.clock.set(instant);
  for (let round = 0; round < 4; round += 1) await runDueJobs(ctx, { graceMs: 0 });
}

/** A visit asked for in a group. */
export function orderOf(who: string, change: object) {
  return placeOrderInput.parse({
    dealId: spa.dealId,
    start: '2027-03-11T15:00:00Z',
    as: 'group',
    seenPrice: eur(3780),
    payment: { method: 'card', token: `tok_ok_${who}` },
    email: `${who}@example.org`,
    ...change,
  });
}

function pledgeOf(who: string, change: object) {
  return placePledgeInput.parse({
    dealId: spa.dealId,
    starts: ['2027-03-09T15:00:00Z', '2027-03-10T15:00:00Z', '2027-03-11T15:00:00Z'],
    ceiling: eur(4000),
    payment: { method: 'card', token: `tok_ok_${who}` },
    email: `${who}@example.org`,
    ...change,
  });
}

/** What was accepted; a refusal fails the test with its reason. */
export function well<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}
