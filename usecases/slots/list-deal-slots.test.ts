import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { deals } from '@/db/tables/deals';
import { groups } from '@/db/tables/groups';
import { dealSlots, venueSteps } from '@/db/tables/slots';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { type TestContext, testContext } from '../testing';
import { listDealSlots } from './list-deal-slots';

const monday = instantOf('2027-03-08T10:00:00Z');
const wednesday = '2027-03-10';
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: monday });
  await ctx.store.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: monday })));
});

async function slotsOf(day = wednesday, quantity = 1) {
  const found = await listDealSlots(ctx, { id: spa.dealId, from: day, until: day, quantity });
  return found.ok ? found.value : [];
}
const at = (slots: Awaited<ReturnType<typeof slotsOf>>, time: string) =>
  slots.find((slot) => slot.local.endsWith(`T${time}`));

describe('the slots of a deal', () => {
  it('cost the deal’s price inside its hours and the ordinary price outside', async () => {
    const slots = await slotsOf();
    expect(at(slots, '15:00')).toMatchObject({
      start: '2027-03-10T15:00:00Z',
      local: '2027-03-10T15:00',
      listPrice: { amount: 6000, currency: 'EUR' },
      price: { amount: 4200, currency: 'EUR' },
      percentOff: 30,
      groupPrice: { amount: 3780, currency: 'EUR' },
      because: { kind: 'off-peak', weekday: 3, from: '14:00', to: '17:00' },
      dealSeatsLeft: 3,
      seatsLeft: 6,
      group: null,
    });
    expect(at(slots, '13:45')?.price.amount).toBe(6000);
    expect(at(slots, '17:00')?.price.amount).toBe(6000);
  });

  it('are totals for the quantity asked', async () => {
    expect(at(await slotsOf(wednesday, 2), '15:00')).toMatchObject({
      listPrice: { amount: 12000 },
      price: { amount: 8400 },
    });
  });

  it('show the ordinary price once the deal’s places are gone', async () => {
    const start = instantOf('2027-03-10T15:00:00Z');
    await ctx.store.transaction(async (tx) =>
      accept(await tx.insert(dealSlots).values({ dealId: spa.dealId, start, aloneTaken: 3 })),
    );
    expect(at(await slotsOf(), '15:00')).toMatchObject({
      price: { amount: 6000 },
      dealSeatsLeft: 0,
      because: { kind: 'deal-places-gone' },
    });
  });

  it('are absent where the venue is full', async () => {
    const full = instantOf('2027-03-10T15:00:00Z');
    await ctx.store.transaction(async (tx) =>
      accept(await tx.insert(venueSteps).values({ venueId: spa.venueId, at: full, taken: 6, discounted: 0 })),
    );
    const slots = await slotsOf();
    expect(at(slots, '15:00')).toBeUndefined();
    expect(at(slots, '15:15')).toBeDefined();
  });

  it('carry the group that is open for them', async () => {
    const start = instantOf('2027-03-10T15:00:00Z');
    await ctx.store.transaction(async (tx) =>
      accept(
        await tx.insert(groups).values({
          id: 'group_one',
          dealId: spa.dealId,
          dealVersion: 1,
          venueId: spa.venueId,
          scope: 'slot',
          slotKey: `slot:${spa.dealId}:${start}`,
          start,
          status: 'open',
          members: 2,
          threshold: 4,
          maximum: 5,
          placesReserved: 4,
          basePriceMinor: 4200,
          closesAt: instantOf('2027-03-09T15:00:00Z'),
          createdAt: monday,
        }),
      ),
    );
    expect(at(await slotsOf(), '15:00')?.group).toEqual({
      id: 'group_one',
      status: 'open',
      members: 2,
      threshold: 4,
      maximum: 5,
      closesAt: '2027-03-09T15:00:00Z',
    });
  });

  it('are at most 31 days, and not backwards', async () => {
    for (const until of ['2027-04-10', '2027-03-09']) {
      const found = await listDealSlots(ctx, { id: spa.dealId, from: wednesday, until, quantity: 1 });
      expect(found).toMatchObject({ ok: false, refusal: { reason: 'malformed' } });
    }
  });

  it('are found by the slug as well, and not at all for a deal that is a draft', async () => {
    const bySlug = await listDealSlots(ctx, { id: spa.slug, from: wednesday, until: wednesday, quantity: 1 });
    expect(bySlug.ok && bySlug.value.length).toBeGreaterThan(20);
    await ctx.store.transaction(async (tx) => accept(await tx.update(deals).set({ status: 'draft' })));
    const found = await listDealSlots(ctx, {
      id: spa.dealId,
      from: wednesday,
      until: wednesday,
      quantity: 1,
    });
    expect(found).toEqual({ ok: false, refusal: { reason: 'not-found' } });
  });
});
