import { beforeEach, expect, it } from 'vitest';
import { findBearer } from '@/db/people/people';
import { loadScene } from '@/db/scenes/load';
import { asGuest, asSystem, type TestContext, testContext } from '../testing';
import { createTestPerson } from './create-test-person';
import { createTestPersonInput } from './create-test-person.input';
import { tokenPurpose } from './parts/credentials';

let ctx: TestContext;
beforeEach(async () => {
  ctx = asSystem(await testContext());
  await loadScene(ctx.store, 'empty-town', { ...ctx.secrets, now: ctx.clock.now() });
});

async function made(asked: unknown) {
  const person = await createTestPerson(ctx, createTestPersonInput.parse(asked));
  if (!person.ok) throw new Error(person.refusal.reason);
  const by = { tokenHash: ctx.secrets.hash(tokenPurpose, person.value.token), now: Number.MAX_SAFE_INTEGER };
  return (await findBearer(ctx.reader, by))?.actor;
}

it.each([
  { asked: { roles: ['admin'] }, isAdmin: true, memberships: [] },
  { asked: { roles: ['merchant'], merchantId: 'merchant_town' }, isAdmin: false, memberships: ['owner'] },
  { asked: { roles: ['clerk'], merchantId: 'merchant_town' }, isAdmin: false, memberships: ['clerk'] },
  {
    asked: { roles: ['merchant'], merchantId: 'merchant_town', merchantRole: 'accountant' },
    isAdmin: false,
    memberships: ['accountant'],
  },
])('makes somebody with $asked and a token that does not expire', async ({ asked, isAdmin, memberships }) => {
  const actor = await made({ name: 'Bo', ...asked });
  expect([actor?.isAdmin, actor?.memberships.map(({ role }) => role)]).toEqual([isAdmin, memberships]);
});

it('refuses a merchant that is not there, and an address twice', async () => {
  const ask = (more: object) =>
    createTestPerson(ctx, createTestPersonInput.parse({ name: 'Bo', roles: [], ...more }));
  expect(await ask({ merchantId: 'merchant_none' })).toMatchObject({
    refusal: { errors: [{ path: 'merchantId' }] },
  });
  expect(await ask({ email: 'admin@offpeak.example' })).toMatchObject({
    refusal: { errors: [{ path: 'email' }] },
  });
});

it('is nothing that a person or a guest can do', async () => {
  const refused = { ok: false, refusal: { reason: 'not-found' } };
  expect(await createTestPerson(asGuest(ctx), { name: 'Eve', roles: ['admin'] })).toEqual(refused);
});
