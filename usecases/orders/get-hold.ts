import { termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup } from '@/db/groups/groups';
import { findHold, type HoldRow } from '@/db/slots/holds';
import { accept, refuse } from '@/domain/kernel/result';
import { basisPoints, lessShare, type Money, minor, times } from '@/domain/money/money';
import { sayWayToPay, wayToPay } from '@/domain/orders/way-to-pay';
import { sayReason } from '@/domain/pricing/say-reason';
import { isoOf } from '@/domain/time/iso';
import type { Instant } from '@/domain/time/wall';
import { localOf } from '@/domain/time/zone';
import type { Answer, Context } from '../context';
import { isTheirs } from '../slots/parts/holding';
import type { HoldOfId } from './hold.input';
import { groupView } from './order-view';

/** What the checkout shows: seats that are kept, for how long, and what they cost. */
export async function getHold(ctx: Context, { id }: HoldOfId): Promise<Answer<HoldView>> {
  const hold = await findHold(ctx.reader, id);
  if (!hold || !isTheirs(ctx, hold)) return refuse({ reason: 'not-found' });
  const sold = await termsOfVersion(ctx.reader, hold.dealId, hold.dealVersion);
  const group = hold.groupId ? await findGroup(ctx.reader, hold.groupId) : null;
  const { currency } = sold.package;
  const { timeZone } = sold.venue;
  const now = ctx.clock.now();
  return accept({
    id: hold.id,
    status: statusOf(hold, now),
    as: hold.as,
    groupId: hold.groupId,
    group: group && groupView(group),
    quantity: hold.quantity,
    deal: { id: sold.deal.id, slug: sold.deal.slug, title: sold.version.title, status: sold.deal.status },
    venue: { name: sold.venue.name, address: sold.venue.address, timeZone },
    slot: {
      start: isoOf(hold.start),
      local: localOf(hold.start, timeZone),
      end: isoOf(hold.endAt),
      timeZone,
    },
    price: { amount: hold.priceMinor, currency },
    listPrice: { amount: hold.listPriceMinor, currency },
    alonePrice: { amount: alonePrice(hold), currency },
    because: sayReason(hold.because),
    cancelHoursBefore: sold.terms.cancelHoursBefore,
    card: group ? cardOf(ctx, { group, timeZone, now }) : null,
    now,
    expiresAt: hold.expiresAt,
    isExtended: hold.extendedAt !== null,
  });
}

/** What happens with the card of somebody who joins, in words said before buying. */
function cardOf(
  ctx: Context,
  { group, timeZone, now }: { group: { closesAt: Instant }; timeZone: string; now: Instant },
): HoldView['card'] {
  const way = wayToPay({
    now,
    closesAt: group.closesAt,
    holdMs: ctx.payments.holdMillis,
    canHold: true,
  });
  const day = way.kind === 'save-card' ? localOf(way.holdAt, timeZone).slice(0, 10) : '';
  return { isSaved: way.kind === 'save-card', words: sayWayToPay(way.kind, day) };
}

export type HoldView = {
  readonly id: string;
  readonly status: 'open' | 'bought' | 'over';
  readonly as: HoldRow['as'];
  readonly groupId: string | null;
  readonly group: ReturnType<typeof groupView> | null;
  readonly quantity: number;
  readonly deal: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly status: string;
  };
  readonly venue: { readonly name: string; readonly address: string; readonly timeZone: string };
  readonly slot: {
    readonly start: string;
    readonly local: string;
    readonly end: string;
    readonly timeZone: string;
  };
  readonly price: Money;
  readonly listPrice: Money;
  /** What one pays alone at this hour: the ceiling somebody may name for the case that the group fails. */
  readonly alonePrice: Money;
  readonly because: string;
  readonly cancelHoursBefore: number;
  /** For a group: whether the card is saved and held later, and what the buyer is told of it. */
  readonly card: { readonly isSaved: boolean; readonly words: string } | null;
  /** Instants, for a timer that must not ask the reader's clock. */
  readonly now: Instant;
  readonly expiresAt: Instant;
  readonly isExtended: boolean;
};

function statusOf(hold: HoldRow, now: Instant): HoldView['status'] {
  if (hold.endedBy === 'order') return 'bought';
  return hold.endedAt === null && now < hold.expiresAt ? 'open' : 'over';
}

function alonePrice({ as, priceMinor, listPriceMinor, offBps, quantity }: HoldRow): number {
  if (as === 'solo') return priceMinor;
  return times(lessShare(minor(listPriceMinor / quantity), basisPoints(offBps)), quantity);
}
