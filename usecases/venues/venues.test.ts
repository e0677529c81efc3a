import { beforeEach, describe, expect, test } from 'vitest';
import { auditOf } from '@/db/audit';
import { takeSeats } from '@/db/slots/slots';
import { findVenue } from '@/db/venues';
import { accept } from '@/domain/kernel/result';
import { hourMs } from '@/domain/time/zone';
import {
  asMember,
  type CasaVerde,
  casaVerde,
  dealInput,
  fixtureNow,
  given,
  liveDealOf,
  spa as typed,
} from '../casa-verde';
import { createDeal } from '../deals/create-deal';
import { cancelOrder } from '../orders/cancel-order';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { createPackage } from './create-package';
import { createPackageInput } from './create-package.input';
import { createVenue } from './create-venue';
import { createVenueInput } from './create-venue.input';
import { setBusyness } from './set-busyness';
import { setBusynessInput } from './set-busyness.input';
import { updateVenue } from './update-venue';
import { updateVenueInput } from './update-venue.input';

let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});
const change = (changes: object = {}) =>
  updateVenueInput.parse({ id: spa.ids.venueId, version: 1, ...typed, ...changes });
const busy = (body: object) => setBusynessInput.parse({ id: spa.ids.venueId, ...body });

describe('a venue', () => {
  test('its city is the last part of its address, and its hours may pass midnight', async () => {
    const hours = [{ weekday: 5, from: '18:00', to: '03:00' }];
    const made = await createVenue(
      spa.owner,
      createVenueInput.parse({ id: spa.ids.merchantId, ...typed, hours }),
    );
    expect(given(made)).toMatchObject({ city: 'Porto Claro', version: 1 });
    const row = await findVenue(spa.world.reader, given(made).id);
    expect(row?.hours).toEqual([{ weekday: 5, fromMinute: 1080, untilMinute: 1620 }]);
  });

  test('a closed day is closed to its end', async () => {
    const closures = [{ from: '2027-04-01', until: '2027-04-01', reason: 'Holiday' }];
    expect(given(await updateVenue(spa.owner, change({ closures }))).closures).toEqual([
      { from: '2027-03-31T23:00:00Z', until: '2027-04-01T23:00:00Z', reason: 'Holiday' },
    ]);
  });

  test('never fewer places than are taken, and no other grid under them', async () => {
    const at = fixtureNow + 24 * hourMs;
    const asked = { venueId: spa.ids.venueId, steps: [at], places: 4, seats: 6, discountedLimits: null };
    await spa.world.store.transaction(async (tx) => accept(await takeSeats(tx, asked)));
    expect(await updateVenue(spa.owner, change({ seats: 3 }))).toMatchObject({
      refusal: { reason: 'capacity-below-taken', taken: 4 },
    });
    expect(await updateVenue(spa.owner, change({ stepMinutes: 30 }))).toMatchObject({
      refusal: { reason: 'malformed', errors: [{ path: 'stepMinutes' }] },
    });
    expect(given(await updateVenue(spa.owner, change({ seats: 4 })))).toMatchObject({ seats: 4, version: 2 });
  });

  test('no day is closed over a visit whose guest was not helped first; another day is', async () => {
    const { id: dealId } = await liveDealOf(spa);
    const guest = { ...spa.world, actor: { kind: 'guest' as const } };
    const order = placeOrderInput.parse({
      dealId,
      start: '2027-03-10T15:00:00Z',
      seenPrice: { amount: 4200, currency: 'EUR' },
      payment: { method: 'card', token: 'tok_ok' },
      email: 'ana@example.org',
    });
    const { id } = given(await placeOrder(guest, order));
    const closed = (day: string) => ({ closures: [{ from: day, until: day, reason: 'Repairs' }] });
    expect(await updateVenue(spa.owner, change(closed('2027-03-10')))).toMatchObject({
      refusal: { reason: 'visits-sold', visits: 1 },
    });
    given(await updateVenue(spa.owner, change(closed('2027-03-11'))));
    given(await cancelOrder(spa.owner, { id }));
    given(await updateVenue(spa.owner, change({ ...closed('2027-03-10'), version: 2 })));
  });

  test('a change names the version it saw, and is on the record', async () => {
    given(await updateVenue(spa.owner, change({ name: 'Casa Verde Spa and Garden' })));
    expect(await updateVenue(spa.owner, change())).toMatchObject({
      refusal: { reason: 'stale-version', version: 2 },
    });
    const events = await auditOf(spa.world.reader, spa.ids.venueId, { limit: 9, before: null });
    expect(events.map(({ act }) => act).sort()).toEqual(['venue.changed', 'venue.created']);
  });
});

describe('a normal week', () => {
  test('as the merchant says it guards its busy hours', async () => {
    const week = [{ weekday: 6, from: '17:00', to: '20:00', expectedSeats: 5.4 }];
    given(await setBusyness(spa.owner, busy({ week })));
    const offPeak = [{ weekdays: [6], from: '17:00', to: '19:00', percentOff: 30, seats: 3 }];
    expect(await createDeal(spa.owner, dealInput(spa.ids, { offPeak }))).toMatchObject({
      refusal: {
        reason: 'guarded-hour',
        guardPercent: 60,
        hours: [{ weekday: 6, fromMinute: 1020, untilMinute: 1200 }],
      },
    });
  });

  test('is counted from visits of the past, never from those to come', async () => {
    const history = ['2027-02-23', '2027-03-02', '2027-03-09'].map((day) => ({
      start: `${day}T15:00:00Z`,
      seats: 3,
    }));
    expect(given(await setBusyness(spa.owner, busy({ history })))).toEqual({ weeks: 2, observations: 2 });
    const venue = await findVenue(spa.world.reader, spa.ids.venueId);
    const tuesday = venue?.busyness.find((one) => one.weekday === 2 && one.fromMinute === 900);
    expect(tuesday?.expectedSeats).toBeGreaterThan(2.5);
  });
});

test('a package costs something, in the merchant’s currency', async () => {
  const line = (amount: number, currency: string) => ({
    title: 'Tea',
    quantity: 1,
    listPrice: { amount, currency },
  });
  const made = (lines: object[]) =>
    createPackage(
      spa.owner,
      createPackageInput.parse({
        id: spa.ids.venueId,
        title: 'Tea',
        lines,
        variableCost: { amount: 0, currency: 'EUR' },
        durationMinutes: 30,
        taxPercent: 23,
        category: 'cafe',
      }),
    );
  expect(await made([line(500, 'USD')])).toMatchObject({
    refusal: { errors: [{ path: 'lines.0.listPrice.currency' }] },
  });
  expect(await made([line(0, 'EUR')])).toMatchObject({ refusal: { errors: [{ path: 'lines' }] } });
  expect(given(await made([line(500, 'EUR'), line(250, 'EUR')])).listPrice).toEqual({
    amount: 750,
    currency: 'EUR',
  });
});

test('strangers find nothing', async () => {
  for (const who of [spa.stranger, asMember(spa.owner, 'merchant_other', 'owner')]) {
    expect(await updateVenue(who, change())).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await setBusyness(who, busy({ week: [] }))).toMatchObject({ refusal: { reason: 'not-found' } });
  }
});
