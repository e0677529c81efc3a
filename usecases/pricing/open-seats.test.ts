import { beforeEach, describe, expect, it } from 'vitest';
import { basisPoints } from '@/domain/money/money';
import { instantOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import { asMember, type CasaVerde, casaVerde, given, liveDealOf } from '../casa-verde';
import { cancelOrder } from '../orders/cancel-order';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { listDealSlots } from '../slots/list-deal-slots';
import { asGuest } from '../testing';
import { openSeats } from './open-seats';

let spa: CasaVerde;
let dealId: string;

/** Friday at four: nobody has booked the rest of the day. */
beforeEach(async () => {
  spa = await casaVerde();
  dealId = (await liveDealOf(spa, { cancelHoursBefore: 0 })).id;
  spa.world.clock.set(instantOf('2027-03-12T15:50:00Z'));
});

const open = (more: object = {}) =>
  openSeats(spa.owner, { id: dealId, seats: 2, percentOff: basisPoints(2000), until: 18 * 60, ...more });
const priceAt = async (time: string) => {
  const day = '2027-03-12';
  const slots = given(
    await listDealSlots(asGuest(spa.world), { id: dealId, from: day, until: day, quantity: 1 }),
  );
  return slots.find(({ local }) => local.endsWith(time))?.price.amount;
};
const buy = (time: string, amount: number, email = 'ana@example.org') =>
  placeOrder(
    asGuest(spa.world),
    placeOrderInput.parse({
      dealId,
      start: `2027-03-12T${time}:00Z`,
      seenPrice: { amount, currency: 'EUR' },
      payment: { method: 'card', token: 'tok_ok' },
      email,
    }),
  );

describe('opening two more until six', () => {
  it('is on sale at once, until then and for so many in all', async () => {
    expect(await priceAt('16:00')).toBe(6000);
    expect(given(await open())).toMatchObject({ seats: 2, price: { amount: 4800 }, starts: 8 });
    expect([await priceAt('16:00'), await priceAt('17:45'), await priceAt('18:00')]).toEqual([
      4800, 4800, 6000,
    ]);
    given(await buy('16:00', 4800));
    given(await buy('17:00', 4800, 'bea@example.org'));
    expect(await buy('17:30', 4800, 'cleo@example.org')).toMatchObject({
      refusal: { reason: 'price-changed', price: { amount: 6000 } },
    });
  });

  it('sells a place again that somebody gave back', async () => {
    given(await open({ seats: 1 }));
    const { id, accessToken } = given(await buy('17:00', 4800));
    expect(await priceAt('16:30')).toBe(6000);
    spa.world.clock.set(spa.world.clock.now() + minuteMs);
    given(await cancelOrder(asGuest(spa.world), { id, accessToken }));
    expect(await priceAt('16:30')).toBe(4800);
  });

  it.each([
    ['under the floor', { percentOff: basisPoints(5500) }, 'below-floor'],
    ['when the day is over', { until: 15 * 60 }, 'slot-closed'],
  ])('is refused %s', async (_says, more, reason) => {
    expect(await open(more)).toMatchObject({ refusal: { reason } });
  });

  it('is for those who manage the place', async () => {
    const asked = { id: dealId, seats: 2, percentOff: basisPoints(2000), until: 18 * 60 };
    expect(await openSeats(asMember(spa.owner, spa.ids.merchantId, 'clerk'), asked)).toMatchObject({
      refusal: { reason: 'not-allowed' },
    });
    expect(await openSeats(spa.stranger, asked)).toMatchObject({ refusal: { reason: 'not-found' } });
  });
});
