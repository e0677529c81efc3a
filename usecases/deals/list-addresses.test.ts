import { expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { deals } from '@/db/tables/deals';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { testContext } from '../testing';
import { listAddresses } from './list-addresses';

it('what is on sale can be found, and nothing else', async () => {
  const now = instantOf('2027-03-08T10:00:00Z');
  const ctx = await testContext({ now });
  await ctx.store.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now })));
  expect(await listAddresses(ctx, {})).toEqual({
    ok: true,
    value: { deals: [spa.slug], venues: ['casa-verde-spa'] },
  });
  await ctx.store.transaction(async (tx) => accept(await tx.update(deals).set({ status: 'draft' })));
  expect(await listAddresses(ctx, {})).toEqual({ ok: true, value: { deals: [], venues: [] } });
});
