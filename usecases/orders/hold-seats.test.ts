import { beforeEach, describe, expect, it } from 'vitest';
import { spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { minuteMs } from '@/domain/time/zone';
import { runDueJobs } from '../schedule';
import type { TestContext } from '../testing';
import { holdSeats } from './hold-seats';
import { counts, held, holdAsked, spaContext, wed15 } from './testing';

let ctx: TestContext;

beforeEach(async () => {
  ctx = await spaContext();
});

describe('holding seats', () => {
  it('keeps a room for ten minutes, then gives it back once', async () => {
    expect(await held(ctx)).toMatchObject({ expiresAt: '2027-03-08T10:10:00Z', price: { amount: 4200 } });
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 1, alone: 1 });
    ctx.clock.set(spaNow + 10 * minuteMs);
    await runDueJobs(ctx);
    await runDueJobs(ctx);
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 0, alone: 0 });
  });

  it('counts what was asked in vain: a full hour hides demand', async () => {
    await held(ctx, { quantity: 6, seenPrice: { amount: 36_000, currency: 'EUR' } });
    const refused = await holdSeats(ctx, holdAsked({ quantity: 2 }));
    expect(refused).toMatchObject({ refusal: { reason: 'sold-out', left: 0 } });
  });
});
