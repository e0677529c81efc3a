import { expect, it } from 'vitest';
import { accept, refuse } from '@/domain/kernel/result';
import type { Context } from '@/usecases/context';
import { storePerson, testContext } from '@/usecases/testing';
import { askCounted, wrongCodes } from './guesses';

const right = async () => accept('a voucher');
const wrong = async () => refuse({ reason: 'no-such-voucher' as const });
const ask = (ctx: Context, act: typeof right | typeof wrong) =>
  askCounted(ctx, wrongCodes, { input: { venueId: 'venue_guessed' }, act });

it('answers ten wrong codes, then none for a while, and right ones do not count', async () => {
  const clerk = await storePerson(await testContext());
  for (let times = 0; times < 15; times += 1) expect(await ask(clerk, right)).toMatchObject({ ok: true });
  for (let times = 0; times < 10; times += 1)
    expect(await ask(clerk, wrong)).toMatchObject({ refusal: { reason: 'no-such-voucher' } });
  expect(await ask(clerk, right)).toMatchObject({ refusal: { reason: 'too-many-requests' } });
});
