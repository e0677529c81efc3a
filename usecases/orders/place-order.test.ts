import { beforeEach, describe, expect, it } from 'vitest';
import { listLettersTo } from '@/db/outbox';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { holdSeats } from '@/usecases/orders/hold-seats';
import { asPerson, type TestContext, testContext } from '@/usecases/testing';
import { placeOrder } from './place-order';
import { placeOrderInput } from './place-order.input';
import { counts } from './testing';

const wed15 = '2027-03-10T15:00:00Z';
let ctx: TestContext;

async function world(changes: Partial<Parameters<typeof loadQuietTuesdaySpa>[1]> = {}) {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow, ...changes })));
}

function buying(change: Record<string, unknown> = {}) {
  return placeOrderInput.parse({
    dealId: 'deal_massage',
    start: wed15,
    seenPrice: { amount: 4200, currency: 'EUR' },
    payment: { method: 'card', token: 'tok_ok' },
    email: 'ana@example.org',
    ...change,
  });
}

beforeEach(() => world());

describe('placing an order alone', () => {
  it('takes the money, one room and one deal seat, and issues a voucher', async () => {
    const placed = await placeOrder(ctx, buying());
    expect(placed).toMatchObject({
      ok: true,
      value: {
        status: 'paid',
        price: { amount: 4200, currency: 'EUR' },
        slot: { local: '2027-03-10T15:00' },
      },
    });
    expect(placed.ok && placed.value.vouchers?.[0]?.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(await counts(ctx, wed15)).toEqual({ taken: 1, discounted: 1, alone: 1, units: 1 });
  });

  it('writes what to keep: the order with its code, the calendar, until when it may be undone', async () => {
    const placed = await placeOrder(ctx, buying());
    const [letter] = await listLettersTo(ctx.reader, 'ana@example.org');
    const id = placed.ok ? placed.value.id : '';
    expect(letter?.subject).toBe('Your voucher: Casa Verde Spa, Wed 10 March, 15:00');
    for (const line of [`/orders/${id}?accessToken=`, `/orders/${id}/calendar?`, 'until Tue 9 March, 15:00.'])
      expect(letter?.body).toContain(line);
  });

  it('is refused before anything is taken when the price seen is lower than the price', async () => {
    const placed = await placeOrder(ctx, buying({ seenPrice: { amount: 4000, currency: 'EUR' } }));
    expect(placed).toMatchObject({ refusal: { reason: 'price-changed', price: { amount: 4200 } } });
    expect(await counts(ctx, wed15)).toEqual({ taken: 0, discounted: 0, alone: 0, units: 0 });
  });

  it('costs the ordinary price once three deal seats are gone, and says so first', async () => {
    for (const name of ['a', 'b', 'c']) {
      const bought = await placeOrder(ctx, buying({ email: `${name}@example.org` }));
      expect(bought.ok).toBe(true);
    }
    const fourth = await placeOrder(ctx, buying({ email: 'd@example.org' }));
    expect(fourth).toMatchObject({ refusal: { reason: 'price-changed', price: { amount: 6000 } } });
    const ordinary = await placeOrder(
      ctx,
      buying({ email: 'd@example.org', seenPrice: { amount: 6000, currency: 'EUR' } }),
    );
    expect(ordinary).toMatchObject({ value: { status: 'paid', price: { amount: 6000 } } });
    expect(await counts(ctx, wed15)).toEqual({ taken: 4, discounted: 3, alone: 3, units: 4 });
  });

  it('leaves nothing behind when the card is declined', async () => {
    const placed = await placeOrder(ctx, buying({ payment: { method: 'card', token: 'tok_declined' } }));
    expect(placed).toMatchObject({ refusal: { reason: 'payment-declined' } });
    expect(await counts(ctx, wed15)).toEqual({ taken: 0, discounted: 0, alone: 0, units: 0 });
  });

  it('keeps the hold of a buyer whose card was declined, to its own end', async () => {
    const held = await holdSeats(ctx, {
      ...buying(),
      quantity: 1,
      as: 'solo',
      groupId: undefined,
      cardMayBeSaved: false,
    });
    expect(held.ok).toBe(true);
    const holdId = held.ok ? held.value.id : '';
    const declined = await placeOrder(
      ctx,
      buying({ holdId, payment: { method: 'card', token: 'tok_declined' } }),
    );
    expect(declined).toMatchObject({ refusal: { reason: 'payment-declined' } });
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 1, alone: 1, units: 0 });
    const paid = await placeOrder(ctx, buying({ holdId, payment: { method: 'card', token: 'tok_ok_2' } }));
    expect(paid).toMatchObject({ value: { status: 'paid' } });
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 1, alone: 1, units: 1 });
  });

  it('answers pending where nobody knows whether the card was asked', async () => {
    const placed = await placeOrder(ctx, buying({ payment: { method: 'card', token: 'tok_timeout_after' } }));
    expect(placed).toMatchObject({ value: { status: 'pending' } });
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 1 });
  });

  it('sells no more than the limit per person, whatever the card', async () => {
    for (const token of ['tok_ok_1', 'tok_ok_2']) {
      expect((await placeOrder(ctx, buying({ payment: { method: 'card', token } }))).ok).toBe(true);
    }
    const third = await placeOrder(ctx, buying({ payment: { method: 'card', token: 'tok_ok_3' } }));
    expect(third).toMatchObject({ refusal: { reason: 'per-person-limit', limit: 2 } });
  });

  it('never sells to the merchant, by account or by a card seen with one of theirs', async () => {
    const owner = asPerson(ctx, {
      name: 'Olga',
      memberships: [{ merchantId: 'merchant_casaverde', role: 'owner' }],
    });
    const payment = { method: 'card', token: 'tok_ok_9' };
    expect(await placeOrder(owner, buying({ payment }))).toMatchObject({ refusal: { reason: 'own-deal' } });
    expect(await counts(ctx, wed15)).toEqual({ taken: 0, discounted: 0, alone: 0, units: 0 });
  });

  it('is the same order when the answer was lost and it is asked again', async () => {
    const asking = { ...ctx, requestKey: 'ana/1' };
    const [first, again] = [await placeOrder(asking, buying()), await placeOrder(asking, buying())];
    expect(first.ok && again.ok && again.value.id).toBe(first.ok && first.value.id);
    expect(await counts(ctx, wed15)).toEqual({ taken: 1, discounted: 1, alone: 1, units: 1 });
  });

  it('nobody buys less than one of something, or part of it', () => {
    for (const quantity of [-1, 0, 1.5, 51]) expect(() => buying({ quantity })).toThrow();
  });

  it('is refused for an hour that is past, closed or no start of the venue', async () => {
    const at = (start: string) => placeOrder(ctx, buying({ start }));
    expect(await at('2027-03-08T09:00:00Z')).toMatchObject({ refusal: { reason: 'slot-past' } });
    expect(await at('2027-03-10T08:00:00Z')).toMatchObject({ refusal: { reason: 'slot-closed' } });
    expect(await at('2027-03-10T15:07:00Z')).toMatchObject({ refusal: { reason: 'slot-closed' } });
  });
});
