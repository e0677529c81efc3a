import { expect, it } from 'vitest';
import { findPersonByEmail } from '@/db/people/people';
import { asGuest, storePerson, testContext } from '../testing';
import { endAllSessions } from './end-all-sessions';

it('raises the version every session was opened with', async () => {
  const ana = await storePerson(await testContext());
  const before = await findPersonByEmail(ana.reader, ana.actor.email);
  expect(await endAllSessions(ana, {})).toEqual({ ok: true, value: null });
  const after = await findPersonByEmail(ana.reader, ana.actor.email);
  expect(after?.sessionVersion).toBe((before?.sessionVersion ?? 0) + 1);
});

it('is nothing for a guest', async () => {
  expect(await endAllSessions(asGuest(await testContext()), {})).toMatchObject({
    refusal: { reason: 'not-signed-in' },
  });
});
