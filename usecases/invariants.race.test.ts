import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engine } from '@/db/columns';
import { findViolations } from '@/db/proof/proof';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { minuteMs } from '@/domain/time/zone';
import { cancelOrder } from './orders/cancel-order';
import { holdSeats } from './orders/hold-seats';
import { holdSeatsInput } from './orders/hold-seats.input';
import { placeOrder } from './orders/place-order';
import { placeOrderInput } from './orders/place-order.input';
import { releaseHold } from './orders/release-hold';
import { runDueJobs } from './schedule';
import { asPerson, type TestContext, testContext } from './testing';
import { redeemVoucher } from './vouchers/redeem-voucher';
import { undoRedemption } from './vouchers/undo-redemption';

/** The first two share steps of the venue, so that what one takes the other misses. */
const starts = ['2027-03-10T15:00:00Z', '2027-03-10T15:45:00Z', '2027-03-11T15:00:00Z'];
const cards = 'ok ok ok declined timeout_before timeout_after authentication capture_fails'.split(' ');
const kinds = ['buy', 'join', 'join', 'hold', 'pay', 'release', 'cancel', 'redeem', 'undo', 'jobs'] as const;

/** Numbers choose among what there is; `pick` among what the people before left. */
const deed = fc.record({
  kind: fc.constantFrom(...kinds),
  who: fc.nat({ max: 6 }),
  start: fc.constantFrom(...starts),
  card: fc.constantFrom(...cards),
  quantity: fc.integer({ min: 1, max: 2 }),
  pick: fc.nat({ max: 20 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** What happens at the same time, and how many minutes pass afterwards. */
const wave = fc.record({
  deeds: fc.array(deed, { minLength: 1, maxLength: 4 }),
  minutes: fc.constantFrom(0, 0, 3, 40, 700),
});
/** A server far away takes longer than a file; `SOAK_RUNS` asks for more. */
const runs = Number(process.env.SOAK_RUNS ?? (engine === 'postgres' ? 4 : 12));

test('whatever people do at once and in whatever order, every invariant holds', {
  timeout: runs * 120_000,
}, async () => {
  const waves = fc.array(wave, { minLength: 3, maxLength: 14 });
  // A soak looks for the shortest story that breaks; a check says at once that there is one, and its seed.
  const endOnFailure = process.env.SOAK_RUNS === undefined;
  await fc.assert(fc.asyncProperty(waves, liveThrough), { numRuns: runs, endOnFailure });
});

async function liveThrough(waves: readonly { deeds: readonly Deed[]; minutes: number }[]): Promise<void> {
  const ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow, seats: 5 })));
  const left: Left = { orders: [], codes: [], holds: [], redemptions: [] };
  const pass = (minutes: number) => ctx.clock.set(ctx.clock.now() + minutes * minuteMs);
  for (const { deeds, minutes } of waves) {
    await Promise.all(deeds.map((one) => doing(ctx, left, one)));
    expect(await findViolations(ctx.reader, { now: ctx.clock.now(), isAtRest: false })).toEqual([]);
    pass(minutes);
  }
  // Past every deadline, hold and grace of the fixture.
  for (let hours = 0; hours < 100; hours += 4) {
    pass(240);
    await runDueJobs(ctx, { graceMs: 0 });
  }
  // What the last of these hours began, money on its way back perhaps, is ended by the next look.
  while ((await runDueJobs(ctx, { graceMs: 0 })) > 0);
  expect(await findViolations(ctx.reader, { now: ctx.clock.now(), isAtRest: true })).toEqual([]);
}

type Left = {
  readonly orders: { id: string; accessToken?: string }[];
  readonly codes: string[];
  readonly holds: string[];
  readonly redemptions: string[];
};

const picked = <One>(some: readonly One[], pick: number) => some[pick % Math.max(1, some.length)];

async function doing(ctx: TestContext, left: Left, one: Deed): Promise<void> {
  const manager = asPerson(ctx, { memberships: [{ merchantId: spa.merchantId, role: 'manager' }] });
  switch (one.kind) {
    case 'buy':
      return buy(ctx, left, { ...one, as: 'solo' });
    case 'join':
      return buy(ctx, left, { ...one, as: 'group', quantity: 1 });
    case 'pay':
      return buy(ctx, left, { ...one, as: 'solo', holdId: picked(left.holds, one.pick) });
    case 'hold': {
      const held = await holdSeats(ctx, holdSeatsInput.parse({ ...slotOf(one), as: 'solo' }));
      if (held.ok) left.holds.push(held.value.id);
      return undefined;
    }
    case 'release': {
      const id = picked(left.holds, one.pick);
      if (id) await releaseHold(ctx, { id });
      return undefined;
    }
    case 'cancel': {
      const order = picked(left.orders, one.pick);
      if (order) await cancelOrder(ctx, order);
      return undefined;
    }
    case 'redeem': {
      const code = picked(left.codes, one.pick);
      const shown = { code: code ?? 'AAAA-AAAA-AAAA', venueId: spa.venueId, quantity: 1, override: true };
      const redeemed = await redeemVoucher(manager, shown);
      if (redeemed.ok) left.redemptions.push(redeemed.value.id);
      return undefined;
    }
    case 'undo': {
      const id = picked(left.redemptions, one.pick);
      if (id) await undoRedemption(manager, { id });
      return undefined;
    }
    case 'jobs':
      await runDueJobs(ctx, { graceMs: 0 });
  }
}

/** More than anything costs, so that prices never stand in the way. */
function slotOf({ start, quantity }: Pick<Deed, 'start' | 'quantity'>) {
  return { dealId: spa.dealId, start, quantity, seenPrice: { amount: 100_000, currency: 'EUR' } };
}

type Buying = Deed & { readonly as: 'solo' | 'group'; readonly holdId?: string | undefined };

async function buy(ctx: TestContext, left: Left, { as, holdId, who, card, ...one }: Buying): Promise<void> {
  const wanted = { ...slotOf(one), as, email: `guest${who}@example.org` };
  const payment = { method: 'card', token: `tok_${card}_${who}` };
  const bought = await placeOrder(ctx, placeOrderInput.parse({ ...wanted, payment, holdId }));
  if (!bought.ok) return;
  const { id, accessToken, vouchers } = bought.value;
  left.orders.push({ id, accessToken });
  left.codes.push(...(vouchers ?? []).map(({ code }) => code));
}
