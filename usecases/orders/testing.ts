import { findDeal, venueUses } from '@/db/deals/deal-terms';
import { takenByDeal } from '@/db/deals/discovery';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import type { Context } from '../context';
import { type TestContext, testContext } from '../testing';
import { holdSeats } from './hold-seats';
import { holdSeatsInput } from './hold-seats.input';

/** What is counted as taken in one slot of Casa Verde. */
export async function counts(ctx: Context, startIso: string) {
  const from = instantOf(startIso);
  const span = { from, until: from + 1 };
  const use = (await venueUses(ctx.reader, 'venue_casaverde', span)).get(from);
  const starts = await takenByDeal(ctx.reader, ['deal_massage'], span);
  const alone = starts.get('deal_massage')?.aloneTaken.get(from);
  const deal = await findDeal(ctx.reader, 'deal_massage');
  return {
    taken: use?.taken ?? 0,
    discounted: use?.discounted ?? 0,
    alone: alone ?? 0,
    units: deal?.unitsTaken ?? 0,
  };
}

/** A guest in front of Casa Verde on the Monday of journeys.md. */
export async function spaContext(): Promise<TestContext> {
  const ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
  return ctx;
}

/** Wednesday 15:00, a quiet hour: 42.00 instead of 60.00. */
export const wed15 = '2027-03-10T15:00:00Z';

export function holdAsked(change: Record<string, unknown> = {}) {
  const seenPrice = { amount: 4200, currency: 'EUR' };
  return holdSeatsInput.parse({ dealId: spa.dealId, start: wed15, seenPrice, ...change });
}

/** A hold that must come about. */
export async function held(ctx: Context, change: Record<string, unknown> = {}) {
  const answer = await holdSeats(ctx, holdAsked(change));
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return answer.value;
}
