import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { asPerson, type TestContext, testContext } from '../testing';
import { listTillVenues } from './list-till-venues';

let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});

describe('the venues of a till', () => {
  it('are those whose guests one may let in', async () => {
    const clerk = asPerson(ctx, { memberships: [{ merchantId: spa.merchantId, role: 'clerk' }] });
    expect(await listTillVenues(clerk)).toMatchObject({
      value: [{ id: spa.venueId, name: 'Casa Verde Spa' }],
    });
  });

  it('are none for the accountant, for a stranger and for a guest', async () => {
    const accountant = asPerson(ctx, { memberships: [{ merchantId: spa.merchantId, role: 'accountant' }] });
    expect(await listTillVenues(accountant)).toMatchObject({ value: [] });
    expect(await listTillVenues(asPerson(ctx))).toMatchObject({ value: [] });
    expect(await listTillVenues(ctx)).toMatchObject({ refusal: { reason: 'not-signed-in' } });
  });
});
