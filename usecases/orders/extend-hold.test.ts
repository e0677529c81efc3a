import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { minuteMs } from '@/domain/time/zone';
import { asPerson, type TestContext, testContext } from '../testing';
import { extendHold } from './extend-hold';
import { holdSeats } from './hold-seats';
import { holdSeatsInput } from './hold-seats.input';

const wed15 = '2027-03-10T15:00:00Z';
let ctx: TestContext;

function asking(change: Record<string, unknown> = {}) {
  return holdSeatsInput.parse({
    dealId: 'deal_massage',
    start: wed15,
    seenPrice: { amount: 4200, currency: 'EUR' },
    ...change,
  });
}

async function held(change: Record<string, unknown> = {}) {
  const answer = await holdSeats(ctx, asking(change));
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return answer.value;
}

beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});

describe('extending a hold', () => {
  it('can be extended once, and not after its end', async () => {
    const { id } = await held();
    expect(await extendHold(ctx, { id })).toMatchObject({ value: { expiresAt: '2027-03-08T10:20:00Z' } });
    expect(await extendHold(ctx, { id })).toMatchObject({ refusal: { reason: 'hold-extended-already' } });
    ctx.clock.set(spaNow + 20 * minuteMs);
    expect(await extendHold(ctx, { id })).toMatchObject({ refusal: { reason: 'hold-expired' } });
  });

  it('does not exist for anybody but its holder', async () => {
    const ana = asPerson(ctx, { name: 'Ana' });
    const answer = await holdSeats(ana, asking());
    const id = answer.ok ? answer.value.id : '';
    const stranger = asPerson(ctx, { name: 'Ben' });
    expect(await extendHold(stranger, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
  });
});
