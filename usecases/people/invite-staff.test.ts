import { beforeEach, expect, test } from 'vitest';
import { listDueLetters } from '@/db/outbox';
import { membersOf } from '@/db/people/people';
import { asMember, type CasaVerde, casaVerde, given } from '../casa-verde';
import { createAccount } from './create-account';
import { inviteStaff } from './invite-staff';

let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});
const invite = (who: CasaVerde['owner'], email = 'rui@casaverde.pt') =>
  inviteStaff(who, { id: spa.ids.merchantId, email, role: 'clerk' });

test('an invited address works for the merchant once it opens an account', async () => {
  expect(given(await invite(spa.owner))).toMatchObject({ status: 'invited', role: 'clerk' });
  const [letter] = await listDueLetters(spa.world.reader, spa.world.clock.now());
  expect(letter).toMatchObject({
    recipient: 'rui@casaverde.pt',
    subject: 'Casa Verde invites you to Offpeak',
  });
  given(
    await createAccount(spa.world, { email: 'rui@casaverde.pt', name: 'Rui', password: 'a long password' }),
  );
  const members = await membersOf(spa.world.reader, spa.ids.merchantId);
  expect(members.map(({ name, role }) => `${name}: ${role}`).sort()).toEqual(['Joana: owner', 'Rui: clerk']);
});

test('only the owner invites, and never demotes the owner', async () => {
  const manager = asMember(spa.owner, spa.ids.merchantId, 'manager');
  expect(await invite(manager)).toMatchObject({ refusal: { reason: 'not-allowed' } });
  expect(await invite(spa.stranger)).toMatchObject({ refusal: { reason: 'not-found' } });
  expect(await invite(spa.owner, 'joana@example.org')).toMatchObject({ refusal: { reason: 'wrong-status' } });
});
