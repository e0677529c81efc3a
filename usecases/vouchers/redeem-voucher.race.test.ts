import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { isUseLeft, redeemedVouchers, takeUseUnguarded } from '@/db/scenes/unguarded';
import { earnings } from '@/db/tables/settlement';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { asPerson, type TestContext, testContext } from '../testing';
import { redeemVoucher } from './redeem-voucher';

const start = instantOf('2027-03-10T15:00:00Z');
const tills = Array.from({ length: 8 }, (_, index) => `Till ${index + 1}`);
const codes: { id: string; code: string }[] = [];
let world: TestContext;

beforeEach(async () => {
  world = await testContext({ now: start });
  codes.length = 0;
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    for (let n = 0; n < 50; n += 1)
      codes.push(await sellVisit(tx, { now: 0, start, secrets: world.secrets }));
    return accept(null);
  });
});

describe('eight tills with fifty vouchers at once', () => {
  it('let each voucher in once', async () => {
    const clerk = asPerson(world, { memberships: [{ merchantId: spa.merchantId, role: 'clerk' }] });
    // The tills of one voucher follow each other, so that they meet also where few transactions run at once.
    const scans = codes.flatMap(({ code }) =>
      tills.map((deviceId) => redeemVoucher(clerk, { code, venueId: spa.venueId, quantity: 1, deviceId })),
    );
    const outcomes = await Promise.all(scans);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(50);
    for (const outcome of outcomes)
      if (!outcome.ok)
        expect(outcome.refusal).toMatchObject({
          reason: 'already-redeemed',
          firstDevice: expect.stringMatching(/^Till \d$/),
        });
    const rows = await redeemedVouchers(world.reader);
    expect(new Set(rows).size).toBe(50);
    expect(rows).toHaveLength(50);
  });

  it('V6: count a scan without a network once, however often it is told at once', async () => {
    const clerk = asPerson(world, { memberships: [{ merchantId: spa.merchantId, role: 'clerk' }] });
    for (const { code } of codes.slice(0, 12)) {
      const scan = {
        code,
        venueId: spa.venueId,
        quantity: 1,
        offlineNonce: `scan-${code}`,
        scannedAt: start,
      };
      const told = await Promise.all(tills.map(() => redeemVoucher(clerk, scan)));
      const ids = told.map((outcome) => (outcome.ok ? outcome.value.id : outcome.refusal.reason));
      expect(new Set(ids).size).toBe(1);
    }
    expect(await redeemedVouchers(world.reader)).toHaveLength(12);
  });

  it('would let some in twice without the guard', async () => {
    const [voucher] = codes;
    const seen = await Promise.all(
      tills.map(() => world.store.transaction(async (tx) => accept(await isUseLeft(tx, voucher?.id ?? '')))),
    );
    const unguarded = seen.filter((one) => one.ok && one.value);
    const taken = await Promise.all(
      unguarded.map(() =>
        world.store.transaction(async (tx) => accept(await takeUseUnguarded(tx, voucher?.id ?? ''))),
      ),
    );
    expect(taken.length).toBeGreaterThan(1);
  });
});

describe('two tills with a voucher for two at once', () => {
  it('P1: give the merchant the whole price, each use its half', async () => {
    const ctx = await testContext({ now: spaNow });
    await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow, seats: 40 })));
    const manager = asPerson(ctx, { memberships: [{ merchantId: spa.merchantId, role: 'manager' }] });
    for (let guest = 0; guest < 12; guest += 1) {
      const wanted = { dealId: spa.dealId, start: '2027-03-10T15:00:00Z', quantity: 2, as: 'solo' };
      const payment = { method: 'card', token: `tok_ok_${guest}` };
      const seenPrice = { amount: 100_000, currency: 'EUR' };
      const email = `guest${guest}@example.org`;
      const bought = await placeOrder(ctx, placeOrderInput.parse({ ...wanted, email, payment, seenPrice }));
      const code = bought.ok ? (bought.value.vouchers?.[0]?.code ?? '') : '';
      const scan = { code, venueId: spa.venueId, quantity: 1, override: true };
      const letIn = await Promise.all([redeemVoucher(manager, scan), redeemVoucher(manager, scan)]);
      expect(letIn.map(({ ok }) => ok)).toEqual([true, true]);
      const parts = (await ctx.reader.select().from(earnings)).filter(
        ({ orderId }) => bought.ok && orderId === bought.value.id,
      );
      const half = bought.ok ? bought.value.price.amount / 2 : 0;
      expect(parts.map(({ grossMinor, discountMinor }) => grossMinor - discountMinor)).toEqual([half, half]);
    }
  });
});
