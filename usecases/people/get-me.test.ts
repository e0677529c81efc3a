import { expect, it } from 'vitest';
import type { MerchantRole } from '@/domain/people/roles';
import { asGuest, asPerson, testContext } from '../testing';
import { getMe } from './get-me';

const member = (role: MerchantRole, merchantId = 'merchant_a') => ({ merchantId, role });

it.each([
  { says: 'a buyer', who: {}, roles: ['consumer'] },
  { says: 'somebody who came to sell', who: { isMerchant: true }, roles: ['consumer', 'merchant'] },
  { says: 'an owner', who: { memberships: [member('owner')] }, roles: ['consumer', 'merchant'] },
  { says: 'an accountant', who: { memberships: [member('accountant')] }, roles: ['consumer', 'merchant'] },
  { says: 'a clerk', who: { memberships: [member('clerk')] }, roles: ['consumer', 'clerk'] },
  {
    says: 'all at once',
    who: { isAdmin: true, memberships: [member('manager'), member('clerk', 'merchant_b')] },
    roles: ['consumer', 'merchant', 'clerk', 'admin'],
  },
])('tells $says its roles', async ({ who, roles }) => {
  const me = await getMe(asPerson(await testContext(), who), {});
  expect(me).toMatchObject({
    ok: true,
    value: { id: 'person_ana', name: 'Ana', email: 'ana@example.org', roles },
  });
});

it('tells a guest to sign in', async () => {
  expect(await getMe(asGuest(await testContext()), {})).toMatchObject({
    refusal: { reason: 'not-signed-in' },
  });
});
