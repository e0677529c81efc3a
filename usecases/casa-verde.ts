import type { z } from 'zod';
import { instantOf } from '@/domain/time/iso';
import { decideDeal } from './admin/decide-deal';
import { decideMerchant } from './admin/decide-merchant';
import type { Answer } from './context';
import { createDeal } from './deals/create-deal';
import { createDealInput } from './deals/create-deal.input';
import { submitDeal } from './deals/submit-deal';
import { createMerchant } from './people/create-merchant';
import { createMerchantInput } from './people/create-merchant.input';
import { submitMerchant } from './people/submit-merchant';
import { asPerson, storePerson, type TestContext, testContext } from './testing';
import { createPackage } from './venues/create-package';
import { createPackageInput } from './venues/create-package.input';
import { createVenue } from './venues/create-venue';
import { createVenueInput } from './venues/create-venue.input';

/** Monday, 8 March 2027, 10:00 in Lisbon. Source: journeys.md, fixture. */
export const fixtureNow = instantOf('2027-03-08T10:00:00Z');
export const days = [2, 3, 4, 5, 6, 7] as const;

/** The spa of journeys.md as its owner types it in: for tests alone. */
export async function casaVerde() {
  const world = await testContext({ now: fixtureNow });
  const joana = await storePerson(world, { name: 'Joana' });
  const merchant = given(await createMerchant(joana, createMerchantInput.parse(business)));
  const owner = asMember(joana, merchant.id, 'owner');
  const venue = given(await createVenue(owner, createVenueInput.parse({ id: merchant.id, ...spa })));
  const made = given(await createPackage(owner, createPackageInput.parse({ id: venue.id, ...massage })));
  const admin = asPerson(world, { name: 'Moderator', isAdmin: true });
  const stranger = asPerson(world, { name: 'Stranger', memberships: [{ merchantId: 'x', role: 'owner' }] });
  const ids = { merchantId: merchant.id, venueId: venue.id, packageId: made.id };
  return { world, owner, admin, stranger, ids };
}
export type CasaVerde = Awaited<ReturnType<typeof casaVerde>>;

/** A deal of the spa, with changes. */
export async function dealOf({ owner, ids }: CasaVerde, changes: object = {}) {
  return given(await createDeal(owner, dealInput(ids, changes)));
}

/** The same, approved and on sale. */
export async function liveDealOf(spa: CasaVerde, changes: object = {}) {
  const { owner, admin, ids } = spa;
  given(await submitMerchant(owner, { id: ids.merchantId }));
  given(await decideMerchant(admin, { id: ids.merchantId, decision: 'verify', reasons: [] }));
  const { id, version } = await dealOf(spa, changes);
  given(await submitDeal(owner, { id }));
  return given(await decideDeal(admin, { id, decision: 'approve', reasons: [], version }));
}

export function dealInput(ids: CasaVerde['ids'], changes: object = {}): z.output<typeof createDealInput> {
  const { venueId, packageId } = ids;
  return createDealInput.parse({ ...r1g1, venueId, packageId, ...changes });
}

export function asMember(
  ctx: TestContext,
  merchantId: string,
  role: 'owner' | 'manager' | 'clerk' | 'accountant',
) {
  const who = ctx.actor.kind === 'person' ? ctx.actor : { name: 'Rui' };
  return asPerson(ctx, { ...who, memberships: [{ merchantId, role }] });
}

/** What was accepted; a refusal fails the test with its reason. */
export function given<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });

const business = { name: 'Casa Verde', country: 'PT', currency: 'EUR', contactEmail: 'joana@casaverde.pt' };

export const spa = {
  name: 'Casa Verde Spa',
  address: 'Rua Verde 1, 4000-123 Porto Claro',
  location: { lat: 41.15, lng: -8.61 },
  timeZone: 'Europe/Lisbon',
  stepMinutes: 15,
  seats: 6,
  hours: days.map((weekday) => ({ weekday, from: '10:00', to: '20:00' })),
};

const massage = {
  title: '60-minute massage and tea',
  lines: [{ title: '60-minute massage and tea', quantity: 1, listPrice: eur(6000) }],
  variableCost: eur(1800),
  durationMinutes: 60,
  cleanUpMinutes: 15,
  seatsPerUnit: 1,
  taxPercent: 23,
  category: 'massage',
};

const r1g1 = {
  title: '60-minute massage and tea',
  description: 'An hour of massage, then tea in the garden.',
  salesFrom: '2027-03-08T09:00:00Z',
  salesUntil: '2027-04-30T22:00:00Z',
  visitFrom: '2027-03-08',
  visitUntil: '2027-06-30',
  offPeak: [{ weekdays: [2, 3, 4], from: '14:00', to: '17:00', percentOff: 30, seats: 3 }],
  floorPrice: eur(3000),
  guardPercent: 60,
  group: {
    scope: 'slot',
    threshold: 4,
    maximum: 5,
    closesHoursBefore: 24,
    tiers: [{ members: 4, percentOff: 10 }],
  },
  limits: { perPerson: 2, total: 200 },
  cancelHoursBefore: 24,
  exclusions: ['drinks'],
};
