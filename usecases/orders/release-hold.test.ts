import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { asPerson, type TestContext, testContext } from '../testing';
import { holdSeats } from './hold-seats';
import { holdSeatsInput } from './hold-seats.input';
import { releaseHold } from './release-hold';
import { counts } from './testing';

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

describe('releasing a hold', () => {
  it('can be let go at once, and twice is once', async () => {
    const { id } = await held();
    expect((await releaseHold(ctx, { id })).ok).toBe(true);
    expect((await releaseHold(ctx, { id })).ok).toBe(true);
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 0, alone: 0 });
  });

  it('does not exist for anybody but its holder', async () => {
    const ana = asPerson(ctx, { name: 'Ana' });
    const answer = await holdSeats(ana, asking());
    const id = answer.ok ? answer.value.id : '';
    const stranger = asPerson(ctx, { name: 'Ben' });
    expect(await releaseHold(stranger, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
  });
});
