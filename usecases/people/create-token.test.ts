import { beforeEach, expect, it } from 'vitest';
import { findBearer } from '@/db/people/people';
import { isoOf } from '@/domain/time/iso';
import { type TestContext, testContext } from '../testing';
import { createAccount } from './create-account';
import { createToken } from './create-token';
import { createTokenInput } from './create-token.input';
import { tokenPurpose } from './parts/credentials';

const ana = { email: 'ana@example.org', password: 'eleven quiet hours', name: 'Ana' };
const days = 24 * 3_600_000;
let ctx: TestContext;
beforeEach(async () => {
  ctx = await testContext();
  await createAccount(ctx, ana);
});

it('gives a token that names its person for ninety days', async () => {
  const made = await createToken(ctx, ana);
  if (!made.ok) throw new Error(made.refusal.reason);
  expect(made.value.expiresAt).toBe(isoOf(ctx.clock.now() + 90 * days));
  const by = { tokenHash: ctx.secrets.hash(tokenPurpose, made.value.token), now: ctx.clock.now() };
  expect((await findBearer(ctx.reader, by))?.actor.email).toBe(ana.email);
  expect(await findBearer(ctx.reader, { ...by, now: by.now + 90 * days })).toBeNull();
});

it('says the same of a wrong password and of an unknown address', async () => {
  const refused = { ok: false, refusal: { reason: 'bad-credentials' } };
  expect(await createToken(ctx, { ...ana, password: 'eleven quiet hourz' })).toEqual(refused);
  expect(await createToken(ctx, { ...ana, email: 'nobody@example.org' })).toEqual(refused);
});

it('runs no hash for what nobody types', () => {
  expect(createTokenInput.safeParse({ ...ana, name: undefined, password: 'x'.repeat(201) }).success).toBe(
    false,
  );
});
