import { expect, test } from 'vitest';
import { findDeal } from '@/db/deals/deal-terms';
import { isoOf } from '@/domain/time/iso';
import { asMember, casaVerde, dealOf, given } from '../casa-verde';
import { getOwnDeal } from '../deals/get-own-deal';
import { asGuest } from '../testing';
import { getMerchant } from './get-merchant';

test('a merchant’s people see its places, what it sells and who works there', async () => {
  const spa = await casaVerde();
  const home = given(await getMerchant(spa.owner, { id: spa.ids.merchantId }));
  expect(home).toMatchObject({
    role: 'owner',
    merchant: { name: 'Casa Verde', status: 'draft' },
    venues: [{ id: spa.ids.venueId, seats: 6 }],
    packages: [{ id: spa.ids.packageId, listPrice: { amount: 6000, currency: 'EUR' } }],
    members: [{ role: 'owner', status: 'active' }],
    decision: null,
  });
  expect(await getMerchant(spa.stranger, { id: spa.ids.merchantId })).toMatchObject({
    refusal: { reason: 'not-found' },
  });
});

test('a deal comes back as its form asks for it', async () => {
  const spa = await casaVerde();
  const { id } = await dealOf(spa, { salesUntil: '2027-04-30' });
  expect(given(await getOwnDeal(spa.owner, { id }))).toMatchObject({
    salesFrom: '2027-03-08T09:00',
    salesUntil: '2027-04-30',
    offPeak: [{ weekdays: [2, 3, 4], from: '14:00', to: '17:00', percentOff: 30, seats: 3 }],
    group: { scope: 'slot', closesHoursBefore: 24, tiers: [{ members: 4, percentOff: 10 }] },
    floorPrice: { amount: 3000, currency: 'EUR' },
    broken: [],
  });
  for (const [who, reason] of [
    [spa.stranger, 'not-found'],
    [asGuest(spa.world), 'not-signed-in'],
    [asMember(spa.owner, spa.ids.merchantId, 'clerk'), 'not-allowed'],
  ] as const)
    expect(await getOwnDeal(who, { id })).toMatchObject({ refusal: { reason } });
});

test.each([
  { says: 'summer time', salesFrom: '2027-04-01T09:30', instant: '2027-04-01T08:30:00Z' },
  { says: 'a day', salesFrom: '2027-04-01', instant: '2027-03-31T23:00:00Z' },
  { says: 'an instant with seconds', salesFrom: '2027-04-01T08:30:20Z', instant: '2027-04-01T08:30:20Z' },
])('a start typed as $says stays what it is', async ({ salesFrom, instant }) => {
  const spa = await casaVerde();
  const { id } = await dealOf(spa, { salesFrom });
  expect(given(await getOwnDeal(spa.owner, { id })).salesFrom).toBe(salesFrom);
  const deal = await findDeal(spa.world.reader, id);
  expect(isoOf(deal?.salesFrom ?? 0)).toBe(instant);
});
