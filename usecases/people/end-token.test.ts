import { beforeEach, expect, it } from 'vitest';
import { findBearer } from '@/db/people/people';
import { asGuest, storePerson, type TestContext, testContext } from '../testing';
import { endToken } from './end-token';
import { issueToken } from './parts/credentials';

let ctx: TestContext;
beforeEach(async () => {
  ctx = await testContext();
});

async function withToken(name: string) {
  const person = await storePerson(ctx, { name });
  const wanted = { personId: person.actor.personId, label: 'test', now: ctx.clock.now(), expiresAt: null };
  const { id } = await ctx.store.transaction((tx) => issueToken(ctx, tx, wanted));
  return { ...person, actor: { ...person.actor, tokenId: id } };
}
const isAlive = async (tokenId: string) =>
  (await findBearer(ctx.reader, { tokenId, now: ctx.clock.now() })) !== null;

it('ends the token it came with at once, and no other', async () => {
  const [ana, bo] = [await withToken('Ana'), await withToken('Bo')];
  expect(await endToken(ana, {})).toEqual({ ok: true, value: null });
  expect([await isAlive(ana.actor.tokenId), await isAlive(bo.actor.tokenId)]).toEqual([false, true]);
  expect(await endToken(ana, {})).toMatchObject({ refusal: { reason: 'not-found' } });
});

it('ends no token of somebody else', async () => {
  const [ana, bo] = [await withToken('Ana'), await withToken('Bo')];
  const stolen = { ...ana, actor: { ...ana.actor, tokenId: bo.actor.tokenId } };
  expect(await endToken(stolen, {})).toMatchObject({ refusal: { reason: 'not-found' } });
  expect(await isAlive(bo.actor.tokenId)).toBe(true);
});

it('knows no token of a guest', async () => {
  expect(await endToken(asGuest(ctx), {})).toMatchObject({ refusal: { reason: 'not-signed-in' } });
});
