import { type DealRow, findDealByKey, termsOfVersion } from '@/db/deals/deal-terms';
import { accept, refuse } from '@/domain/kernel/result';
import { rangeOfWeek } from '@/domain/pricing/range-of-week';
import { pricedWeek } from '@/domain/pricing/week';
import type { Answer, Context } from '../context';
import { type DealView, dealView } from './deal-view';
import type { GetDeal } from './get-deal.input';

/** The deal as it sells; its merchant's people and admins see the newest version in every status. */
export async function getDeal(ctx: Context, input: GetDeal): Promise<Answer<DealView>> {
  const deal = await findDealByKey(ctx.reader, input.id);
  const version = deal ? versionFor(ctx, deal) : null;
  if (!deal || version === null) return refuse({ reason: 'not-found' });
  const selling = await termsOfVersion(ctx.reader, deal.id, version);
  const { terms, package: pkg, venue } = selling;
  const week = pricedWeek({ terms, package: pkg, venue, busyness: venue.busyness });
  return accept(dealView(selling, rangeOfWeek(week)));
}

function versionFor({ actor }: Context, deal: DealRow): number | null {
  const isInsider =
    actor.kind === 'person' &&
    (actor.isAdmin || actor.memberships.some((one) => one.merchantId === deal.merchantId));
  if (isInsider) return deal.version;
  return deal.status === 'live' || deal.status === 'paused' ? deal.liveVersion : null;
}
