import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { deals } from '@/db/tables/deals';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { asPerson, type TestContext, testContext } from '../testing';
import { getDeal } from './get-deal';

const monday = instantOf('2027-03-08T10:00:00Z');
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: monday });
  await ctx.store.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: monday })));
});

async function setStatus(status: (typeof deals.$inferSelect)['status']) {
  await ctx.store.transaction(async (tx) => accept(await tx.update(deals).set({ status })));
}

describe('a deal', () => {
  it('shows what is sold, by whom, and its rules in words', async () => {
    expect(await getDeal(ctx, { id: spa.dealId })).toMatchObject({
      ok: true,
      value: {
        id: spa.dealId,
        status: 'live',
        version: 1,
        title: '60-minute massage and tea',
        listPrice: { amount: 6000, currency: 'EUR' },
        priceRange: { from: { amount: 4200 }, to: { amount: 6000 }, group: { amount: 3780 } },
        lowestPrice: { amount: 3780 },
        seller: { name: 'Casa Verde Lda', country: 'PT', registrationNumber: '501442600' },
        venue: { name: 'Casa Verde Spa', timeZone: 'Europe/Lisbon' },
        package: { lines: [{ quantity: 1, listPrice: { amount: 6000 } }], durationMinutes: 60 },
        group: {
          scope: 'slot',
          threshold: 4,
          tiers: [{ members: 4, percentOff: 10, price: { amount: 3780 } }],
        },
      },
    });
  });

  it('keeps what only the merchant knows to itself', async () => {
    const found = await getDeal(ctx, { id: spa.dealId });
    expect(JSON.stringify(found)).not.toMatch(/variableCost|guardBps|busyness|expectedSeats/);
  });

  it('is found by the slug of its page', async () => {
    expect(await getDeal(ctx, { id: spa.slug })).toMatchObject({ ok: true, value: { id: spa.dealId } });
  });

  it.each(['draft', 'submitted', 'refused', 'ended', 'stopped'] as const)(
    'that is %s is seen by its merchant and admins only',
    async (status) => {
      await setStatus(status);
      const memberships = [{ merchantId: spa.merchantId, role: 'clerk' as const }];
      const strangers = [{ merchantId: 'merchant_other', role: 'owner' as const }];
      expect(await getDeal(ctx, { id: spa.dealId })).toEqual({ ok: false, refusal: { reason: 'not-found' } });
      expect((await getDeal(asPerson(ctx, { memberships: strangers }), { id: spa.dealId })).ok).toBe(false);
      expect((await getDeal(asPerson(ctx, { memberships }), { id: spa.dealId })).ok).toBe(true);
      expect((await getDeal(asPerson(ctx, { isAdmin: true }), { id: spa.dealId })).ok).toBe(true);
    },
  );

  it('that is paused is still seen by everybody', async () => {
    await setStatus('paused');
    expect(await getDeal(ctx, { id: spa.dealId })).toMatchObject({ ok: true, value: { status: 'paused' } });
  });
});
