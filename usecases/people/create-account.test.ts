import { beforeEach, describe, expect, it } from 'vitest';
import { listLettersTo } from '@/db/outbox';
import { findPersonByEmail } from '@/db/people/people';
import { type TestContext, testContext } from '../testing';
import { createAccount } from './create-account';
import { createAccountInput } from './create-account.input';
import { createToken } from './create-token';

const ana = { email: 'ana@example.org', password: 'eleven quiet hours', name: 'Ana' };
let ctx: TestContext;
beforeEach(async () => {
  ctx = await testContext();
});
const open = (changes: Partial<typeof ana> = {}) =>
  createAccount(ctx, createAccountInput.parse({ ...ana, ...changes }));

it('opens an account one can use at once, and writes to its owner', async () => {
  expect(await open()).toEqual({ ok: true, value: { status: 'mail-sent' } });
  expect(await createToken(ctx, ana)).toMatchObject({ ok: true });
  const letters = await listLettersTo(ctx.reader, ana.email);
  expect(letters.map(({ subject }) => subject)).toEqual(['Your Offpeak account']);
  const person = await findPersonByEmail(ctx.reader, ana.email);
  expect([person?.name, person?.isAdmin]).toEqual(['Ana', false]);
  expect(person?.passwordHash).not.toContain(ana.password);
});

it('says the same of an address that is known, and changes nothing but a letter', async () => {
  await open();
  ctx.clock.advance(1_000);
  expect(await open({ password: 'another quiet hour', name: 'Eve' })).toEqual({
    ok: true,
    value: { status: 'mail-sent' },
  });
  expect((await findPersonByEmail(ctx.reader, ana.email))?.name).toBe('Ana');
  expect(await createToken(ctx, { ...ana, password: 'another quiet hour' })).toMatchObject({ ok: false });
  expect(await listLettersTo(ctx.reader, ana.email)).toHaveLength(2);
});

it('opens one account for one address, however it is written and however often at once', async () => {
  await Promise.all([open(), open({ email: 'ANA@example.org' }), open({ email: ' ana@Example.org ' })]);
  expect(await findPersonByEmail(ctx.reader, ana.email)).not.toBeNull();
  expect((await listLettersTo(ctx.reader, ana.email)).length).toBeGreaterThan(0);
});

describe('what is refused', () => {
  it.each([
    ['two addresses', { email: 'victim@x.com,evil@y.com' }],
    ['an address in quotes', { email: '"e@evil.com"@victim.com' }],
    ['a full-width at sign', { email: 'a＠evil.com@victim.com' }],
    ['a line break in the address', { email: 'a@x.com\r\nBcc: b@x.com' }],
    ['SQL for an address', { email: "' or 1=1--" }],
    ['a short password', { password: 'seven77' }],
    ['a password longer than a person types', { password: 'x'.repeat(201) }],
    ['a worn password', { password: 'password1234' }],
    ['our own name', { password: 'Offpeak2027!' }],
    ['one letter over and over', { password: 'aaaaaaaaaa' }],
    ['figures in a row', { password: '123456789' }],
    ['no name', { name: '  ' }],
    ['a name that turns the line around', { name: 'Ana\u202eanA' }],
    ['a name nobody can see', { name: 'A\u200bna' }],
    ['a name under a pile of marks', { name: `A${'\u0301'.repeat(20)}` }],
    ['a role', { isAdmin: true }],
  ])('%s', (_what, changes) => {
    expect(createAccountInput.safeParse({ ...ana, ...changes }).success).toBe(false);
  });
});

it.each(['a quiet sentence with spaces', 'x9'.repeat(64), '🌊🌊🌊🌊 waves'])(
  'takes the password %s',
  (password) => {
    expect(createAccountInput.safeParse({ ...ana, password }).success).toBe(true);
  },
);
