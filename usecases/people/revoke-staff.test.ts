import { beforeEach, expect, test } from 'vitest';
import { findBearer, findPersonByEmail, membersOf, proveEmail } from '@/db/people/people';
import { asMember, type CasaVerde, casaVerde, given } from '../casa-verde';
import { createAccount } from './create-account';
import { inviteStaff } from './invite-staff';
import { openSession } from './open-session';
import { revokeStaff } from './revoke-staff';

const rui = { email: 'rui@casaverde.pt', name: 'Rui', password: 'a long password' };
let spa: CasaVerde;
let member: string;
beforeEach(async () => {
  spa = await casaVerde();
  given(await createAccount(spa.world, rui));
  const person = await findPersonByEmail(spa.world.reader, rui.email);
  await spa.world.store.transaction((tx) =>
    proveEmail(tx, { personId: person?.id ?? '', email: rui.email, now: 1 }),
  );
  const invited = await inviteStaff(spa.owner, { id: spa.ids.merchantId, email: rui.email, role: 'clerk' });
  member = given(invited).id;
});

const revoke = (who: CasaVerde['owner'], one = member) =>
  revokeStaff(who, { id: spa.ids.merchantId, member: one });
const team = async () =>
  (await membersOf(spa.world.reader, spa.ids.merchantId)).map(({ email }) => email).sort();

test('whoever is taken out works there no more, and every session of theirs has ended', async () => {
  const { sessionId: tokenId } = given(await openSession(spa.world, rui));
  const now = spa.world.clock.now();
  expect((await findBearer(spa.world.reader, { tokenId, now }))?.actor.memberships).toHaveLength(1);
  given(await revoke(spa.owner));
  expect(await team()).toEqual(['joana@example.org']);
  expect(await findBearer(spa.world.reader, { tokenId, now })).toBeNull();
});

test('an invitation that was taken back does not come true with an account', async () => {
  const asked = { id: spa.ids.merchantId, email: 'ana@casaverde.pt', role: 'manager' as const };
  given(await revoke(spa.owner, given(await inviteStaff(spa.owner, asked)).id));
  given(await createAccount(spa.world, { ...rui, email: asked.email }));
  expect(await team()).toEqual(['joana@example.org', rui.email]);
});

test('nobody is taken out twice, and whoever comes back needs a new invitation', async () => {
  given(await revoke(spa.owner));
  expect(await revoke(spa.owner)).toMatchObject({ refusal: { reason: 'not-found' } });
  given(await inviteStaff(spa.owner, { id: spa.ids.merchantId, email: rui.email, role: 'manager' }));
  expect(await team()).toContain(rui.email);
});

test('only the owner takes people out, and never the owner', async () => {
  const manager = asMember(spa.owner, spa.ids.merchantId, 'manager');
  expect(await revoke(manager)).toMatchObject({ refusal: { reason: 'not-allowed' } });
  expect(await revoke(spa.stranger)).toMatchObject({ refusal: { reason: 'not-found' } });
  const owner = (await membersOf(spa.world.reader, spa.ids.merchantId)).find(({ role }) => role === 'owner');
  expect(await revoke(spa.owner, owner?.id)).toMatchObject({ refusal: { reason: 'wrong-status' } });
});
