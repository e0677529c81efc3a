import { beforeEach, expect, test } from 'vitest';
import { takeSeats } from '@/db/slots/slots';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { asMember, type CasaVerde, casaVerde, given } from '../casa-verde';
import { asGuest } from '../testing';
import { listFill } from './list-fill';

let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});
const asked = () => ({ id: spa.ids.venueId, from: '2027-03-09', days: 2 });

test('a day is told hour by hour, with what is taken', async () => {
  const { venueId } = spa.ids;
  const steps = [instantOf('2027-03-10T15:00:00Z'), instantOf('2027-03-10T15:15:00Z')];
  await spa.world.store.transaction(async (tx) =>
    accept(await takeSeats(tx, { venueId, steps, places: 2, seats: 6, discountedLimits: null })),
  );
  const { seats, days } = given(await listFill(asMember(spa.owner, spa.ids.merchantId, 'clerk'), asked()));
  expect(seats).toBe(6);
  expect(days.map(({ day, hours }) => [day, hours.length])).toEqual([
    ['2027-03-09', 10],
    ['2027-03-10', 10],
  ]);
  expect(days[1]?.hours.filter(({ taken }) => taken > 0)).toMatchObject([
    { local: '2027-03-10T15:00', taken: 2 },
  ]);
});

test('others find no venue', async () => {
  expect(await listFill(spa.stranger, asked())).toMatchObject({ refusal: { reason: 'not-found' } });
  expect(await listFill(asGuest(spa.world), asked())).toMatchObject({ refusal: { reason: 'not-signed-in' } });
});
