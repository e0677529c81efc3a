import { beforeEach, expect, it } from 'vitest';
import { findBearer } from '@/db/people/people';
import { asPerson, type TestContext, testContext } from '../testing';
import { createAccount } from './create-account';
import { endAllSessions } from './end-all-sessions';
import { openSession, sessionMillis } from './open-session';

const ana = { email: 'ana@example.org', password: 'eleven quiet hours', name: 'Ana' };
let ctx: TestContext;
beforeEach(async () => {
  ctx = await testContext();
  await createAccount(ctx, ana);
});

async function opened() {
  const session = await openSession(ctx, ana);
  if (!session.ok) throw new Error(session.refusal.reason);
  return session.value;
}

it('opens a session of thirty days', async () => {
  const { sessionId: tokenId, version, name } = await opened();
  const now = ctx.clock.now();
  expect(await findBearer(ctx.reader, { tokenId, now })).toMatchObject({
    sessionVersion: version,
    actor: { name },
  });
  expect(await findBearer(ctx.reader, { tokenId, now: now + sessionMillis })).toBeNull();
});

it('opens another one each time', async () => {
  expect((await opened()).sessionId).not.toBe((await opened()).sessionId);
});

it('opens none for a wrong password', async () => {
  const refused = { ok: false, refusal: { reason: 'bad-credentials' } };
  expect(await openSession(ctx, { ...ana, password: 'wrong' })).toEqual(refused);
});

it('is over at once when everything of this person is ended', async () => {
  const { personId, sessionId: tokenId } = await opened();
  await endAllSessions(asPerson(ctx, { personId }), {});
  expect(await findBearer(ctx.reader, { tokenId, now: ctx.clock.now() })).toBeNull();
});
