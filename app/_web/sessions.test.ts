import { encode } from 'next-auth/jwt';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { accept } from '@/domain/kernel/result';
import { createAccount } from '@/usecases/people/create-account';
import { endAllSessions } from '@/usecases/people/end-all-sessions';
import { endToken } from '@/usecases/people/end-token';
import { openSession } from '@/usecases/people/open-session';
import { asPerson, type TestContext } from '@/usecases/testing';
import { route } from './route';
import { send, testDoor } from './testing';

const ana = { email: 'ana@example.org', password: 'eleven quiet hours', name: 'Ana' };
const who = route({ input: z.strictObject({}), act: async ({ actor }) => accept({ kind: actor.kind }) });
let ctx: TestContext;
beforeEach(async () => {
  ctx = await testDoor();
  await createAccount(ctx, ana);
});

async function signedIn() {
  const opened = await openSession(ctx, ana);
  if (!opened.ok) throw new Error(opened.refusal.reason);
  return opened.value;
}
type Made = { personId: string; sessionId: string; version: number };

async function kindOf({ personId, sessionId, version }: Made, secret = 'x'.repeat(32)) {
  const token = await encode({ token: { sub: personId, sessionId, version }, secret, salt: 'session' });
  return (await send(who, { headers: { cookie: `session=${token}` } })).body.kind;
}

it('knows who is signed in by the cookie', async () => {
  expect(await kindOf(await signedIn())).toBe('person');
});

it('believes no cookie of another secret, person, session or version', async () => {
  const session = await signedIn();
  expect(await kindOf(session, 'y'.repeat(32))).toBe('guest');
  expect(await kindOf({ ...session, personId: 'person_bo' })).toBe('guest');
  expect(await kindOf({ ...session, sessionId: 'token_none' })).toBe('guest');
  expect(await kindOf({ ...session, version: session.version + 1 })).toBe('guest');
});

it('ends a session at once for every copy of its cookie, and no other session', async () => {
  const [phone, desk] = [await signedIn(), await signedIn()];
  const me = asPerson(ctx, { personId: phone.personId });
  await endToken({ ...me, actor: { ...me.actor, tokenId: phone.sessionId } }, {});
  expect([await kindOf(phone), await kindOf(desk)]).toEqual(['guest', 'person']);
});

it('ends all of them at once', async () => {
  const [phone, desk] = [await signedIn(), await signedIn()];
  await endAllSessions(asPerson(ctx, { personId: phone.personId }), {});
  expect([await kindOf(phone), await kindOf(desk)]).toEqual(['guest', 'guest']);
});

it('ends a session after thirty days', async () => {
  const session = await signedIn();
  ctx.clock.advance(30 * 24 * 3_600_000);
  expect(await kindOf(session)).toBe('guest');
});
