import { beforeEach, describe, expect, it } from 'vitest';
import { takeSeats } from '@/db/slots/slots';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import { asMember, type CasaVerde, casaVerde, given, liveDealOf } from '../casa-verde';
import { getOutlook } from '../forecast/get-outlook';
import { listDealSlots } from '../slots/list-deal-slots';
import { asGuest } from '../testing';
import { setBusyness } from '../venues/set-busyness';
import { setBusynessInput } from '../venues/set-busyness.input';
import { liftGuard } from './lift-guard';

let spa: CasaVerde;
let dealId: string;
const wednesday = '2027-03-10';

beforeEach(async () => {
  spa = await casaVerde();
  const week = [2, 3, 4].map((weekday) => ({ weekday, from: '14:00', to: '20:00', expectedSeats: 1.5 }));
  given(await setBusyness(spa.owner, setBusynessInput.parse({ id: spa.ids.venueId, week })));
  dealId = (await liveDealOf(spa)).id;
});

/** Guests at the ordinary price for Wednesday 15:00. */
async function book(places: number) {
  const first = instantOf('2027-03-10T15:00:00Z');
  const steps = [0, 1, 2, 3, 4].map((step) => first + step * 15 * minuteMs);
  const { venueId } = spa.ids;
  await spa.world.store.transaction(async (tx) =>
    accept(await takeSeats(tx, { venueId, steps, places, seats: 6, discountedLimits: null })),
  );
}
const slotAt15 = async () => {
  const slots = await listDealSlots(asGuest(spa.world), {
    id: dealId,
    from: wednesday,
    until: wednesday,
    quantity: 1,
  });
  return given(slots).find(({ local }) => local.endsWith('15:00'));
};
const hourAt15 = async (who = spa.owner) => {
  const { days } = given(await getOutlook(who, { id: spa.ids.venueId, from: wednesday, days: 1 }));
  return days[0]?.hours.find(({ local }) => local.endsWith('15:00'));
};
const lift = (who = spa.owner) =>
  liftGuard(who, {
    id: spa.ids.venueId,
    from: '2027-03-10T15:00',
    until: '2027-03-10T16:00',
    reason: 'A class of ours ends at three.',
  });

describe('an hour that fills up', () => {
  it('closes its deal places, and the outlook says so with a band and what keeping them would cost', async () => {
    expect(await slotAt15()).toMatchObject({ price: { amount: 4200 } });
    expect(await hourAt15()).toMatchObject({ offBps: 3000, because: 'off-peak', liftCostMinor: null });
    await book(4);
    expect(await slotAt15()).toMatchObject({ price: { amount: 6000 }, because: { kind: 'filling' } });
    const hour = await hourAt15();
    expect(hour).toMatchObject({ offBps: 0, because: 'filling', taken: 4 });
    expect(hour?.liftCostMinor).toBeGreaterThan(0);
    expect(hour?.fill?.low).toBeGreaterThanOrEqual(4 / 6);
    expect(hour?.fill?.high).toBeGreaterThanOrEqual(hour?.fill?.mean ?? 1);
  });

  it('stays open where the owner says so, with a reason and the cost on the record', async () => {
    await book(4);
    const { cost } = given(await lift());
    expect(cost.amount).toBeGreaterThan(0);
    expect(await slotAt15()).toMatchObject({ price: { amount: 4200 } });
    expect(await hourAt15()).toMatchObject({ offBps: 3000, liftCostMinor: null });
  });

  it('is the owner’s alone to lift', async () => {
    expect(await lift(asMember(spa.owner, spa.ids.merchantId, 'manager'))).toMatchObject({
      refusal: { reason: 'not-allowed' },
    });
    expect(await lift(spa.stranger)).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await getOutlook(spa.stranger, { id: spa.ids.venueId, from: wednesday, days: 1 })).toMatchObject({
      refusal: { reason: 'not-found' },
    });
  });
});
