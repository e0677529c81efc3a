import { beforeEach, expect, test } from 'vitest';
import { listDueLetters, listLettersTo } from '@/db/outbox';
import { findPersonByEmail, membersOf, proveEmail } from '@/db/people/people';
import { dayMs } from '@/domain/time/zone';
import { asMember, type CasaVerde, casaVerde, given } from '../casa-verde';
import { storePerson } from '../testing';
import { acceptInvitation } from './accept-invitation';
import { createAccount } from './create-account';
import { inviteStaff } from './invite-staff';
import { revokeStaff } from './revoke-staff';

const over = { refusal: { reason: 'not-found' } };
let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});
const members = async () =>
  (await membersOf(spa.world.reader, spa.ids.merchantId)).map(({ name, role }) => `${name}: ${role}`).sort();
/** Of the links that were mailed, the oldest first. */
const tokens = async () => {
  const letters = await listLettersTo(spa.world.reader, 'rui@casaverde.pt');
  return letters.reverse().flatMap(({ body }) => /token=(\S+)/.exec(body)?.[1] ?? []);
};
const invite = (who: CasaVerde['owner'], email = 'rui@casaverde.pt') =>
  inviteStaff(who, { id: spa.ids.merchantId, email, role: 'clerk' });

test('an address that is not proven is invited by a link, and who opens an account with it has nothing', async () => {
  expect(given(await invite(spa.owner))).toMatchObject({ status: 'invited', role: 'clerk' });
  const [letter] = await listDueLetters(spa.world.reader, spa.world.clock.now());
  expect(letter).toMatchObject({
    recipient: 'rui@casaverde.pt',
    subject: 'Casa Verde invites you to Offpeak',
  });
  given(
    await createAccount(spa.world, { email: 'rui@casaverde.pt', name: 'Rui', password: 'a long password' }),
  );
  expect(await members()).toEqual(['Joana: owner', 'null: clerk']);
});

test('whoever has the link works for the merchant, once, and the address is proven', async () => {
  given(await invite(spa.owner));
  const [token = ''] = await tokens();
  const rui = await storePerson(spa.world, { name: 'Rui', email: 'rui@casaverde.pt' });
  expect(await acceptInvitation(spa.world, { token })).toMatchObject({
    refusal: { reason: 'not-signed-in' },
  });
  expect(await acceptInvitation(rui, { token: `${token}x` })).toMatchObject(over);
  expect(given(await acceptInvitation(rui, { token }))).toMatchObject({ role: 'clerk' });
  expect(await acceptInvitation(spa.stranger, { token })).toMatchObject(over);
  expect(await members()).toEqual(['Joana: owner', 'Rui: clerk']);
  expect(await findPersonByEmail(spa.world.reader, 'rui@casaverde.pt')).toMatchObject({
    emailProvenAt: spa.world.clock.now(),
  });
  expect(given(await invite(spa.owner))).toMatchObject({ status: 'active' });
});

test('a proven address is in at once; a link ends after a fortnight, by another invitation, or when it is taken back', async () => {
  const rui = await storePerson(spa.world, { name: 'Rui', email: 'rui@casaverde.pt' });
  given(await invite(spa.owner));
  spa.world.clock.advance(1);
  given(await invite(spa.owner));
  const [first = '', second = ''] = await tokens();
  expect(await acceptInvitation(rui, { token: first })).toMatchObject(over);
  spa.world.clock.advance(14 * dayMs);
  expect(await acceptInvitation(rui, { token: second })).toMatchObject(over);
  const { id: member } = given(await invite(spa.owner));
  const token = (await tokens()).at(-1) ?? '';
  given(await revokeStaff(spa.owner, { id: spa.ids.merchantId, member }));
  expect(await acceptInvitation(rui, { token })).toMatchObject(over);
  await spa.world.store.transaction((tx) =>
    proveEmail(tx, { personId: rui.actor.personId, email: rui.actor.email, now: 1 }),
  );
  expect(given(await invite(spa.owner))).toMatchObject({ status: 'active' });
});

test('only the owner invites, and never demotes the owner', async () => {
  const manager = asMember(spa.owner, spa.ids.merchantId, 'manager');
  expect(await invite(manager)).toMatchObject({ refusal: { reason: 'not-allowed' } });
  expect(await invite(spa.stranger)).toMatchObject({ refusal: { reason: 'not-found' } });
  expect(await invite(spa.owner, 'joana@example.org')).toMatchObject({ refusal: { reason: 'wrong-status' } });
});
