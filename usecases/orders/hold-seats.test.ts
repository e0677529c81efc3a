import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { minuteMs } from '@/domain/time/zone';
import { runDueJobs } from '../schedule';
import { type TestContext, testContext } from '../testing';
import { holdSeats } from './hold-seats';
import { holdSeatsInput } from './hold-seats.input';
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

describe('holding seats', () => {
  it('keeps a room for ten minutes, then gives it back once', async () => {
    expect(await held()).toMatchObject({ expiresAt: '2027-03-08T10:10:00Z', price: { amount: 4200 } });
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 1, alone: 1 });
    ctx.clock.set(spaNow + 10 * minuteMs);
    await runDueJobs(ctx);
    await runDueJobs(ctx);
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 0, alone: 0 });
  });

  it('counts what was asked in vain: a full hour hides demand', async () => {
    await held({ quantity: 6, seenPrice: { amount: 36_000, currency: 'EUR' } });
    const refused = await holdSeats(ctx, asking({ quantity: 2 }));
    expect(refused).toMatchObject({ refusal: { reason: 'sold-out', left: 0 } });
  });
});
