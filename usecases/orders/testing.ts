import { findDeal, venueUses } from '@/db/deals/deal-terms';
import { takenByDeal } from '@/db/deals/discovery';
import { instantOf } from '@/domain/time/iso';
import type { Context } from '../context';

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
