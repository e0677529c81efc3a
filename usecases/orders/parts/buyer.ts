import { sellingTerms } from '@/db/deals/deal-terms';
import { isCardOfMerchant, rememberCard } from '@/db/orders/orders';
import { countRefusedRequest } from '@/db/slots/slots';
import type { Tx } from '@/db/store';
import { accept, refuse } from '@/domain/kernel/result';
import type { Actor } from '@/domain/people/roles';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../../context';
import type { Priced, Wanted } from '../../slots/parts/pricing';

/** Who buys: an account, or a guest by address. */
export type Buyer = { readonly personId: string | null; readonly email: string; readonly name: string };

export function buyerOf(
  ctx: Context,
  guest: { email?: string | undefined; name?: string | undefined },
): Answer<Buyer> {
  const { actor } = ctx;
  if (actor.kind === 'person')
    return accept({ personId: actor.personId, email: actor.email, name: actor.name });
  if (!guest.email) return refuse({ reason: 'email-missing' });
  return accept({ personId: null, email: guest.email, name: guest.name ?? '' });
}

/** The keys a buyer's limits are counted by: the address (an account has one) and the card. */
export function limitKeys(buyer: Buyer, card: string): string[] {
  return [`email:${buyer.email}`, `card:${card}`];
}

/** A merchant's people never buy their own deal: they could fill their own group. Source: beyond.md N21. */
export function isOwnDeal(actor: Actor, merchantId: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((one) => one.merchantId === merchantId);
}

/** The same by card: one that somebody of the merchant was seen with. */
export async function isOwnCard(tx: Tx, merchantId: string, card: string): Promise<boolean> {
  return isCardOfMerchant(tx, merchantId, card);
}

/** Remembers whose card it is, whatever becomes of the order. */
export async function noteCard(ctx: Context, buyer: Buyer, card: string): Promise<void> {
  const { personId } = buyer;
  if (personId === null || ctx.actor.kind !== 'person' || ctx.actor.memberships.length === 0) return;
  await ctx.transaction(async (tx, now) => accept(await rememberCard(tx, { personId, card, seenAt: now })));
}

/** A group can be joined only while the hold on a card reaches past its close. Source: api.md, life of a group. */
export function canStillBePaid(ctx: Context, priced: Priced, now: Instant): Answer<null> {
  const { groupClosesAt, wanted } = priced;
  if (wanted.as === 'solo' || groupClosesAt === null) return accept(null);
  const opensAt = groupClosesAt - ctx.payments.holdMillis;
  return now < opensAt ? refuse({ reason: 'group-not-open-yet', opensAt }) : accept(null);
}

/** A request refused for want of seats is demand that nobody sees otherwise: counted by slot. */
export async function countRefusedSeats(ctx: Context, wanted: Wanted): Promise<void> {
  await ctx.transaction(async (tx) => {
    const selling = await sellingTerms(tx, wanted.dealId);
    if (selling) {
      const places = wanted.quantity * selling.package.seatsPerUnit;
      await countRefusedRequest(tx, { venueId: selling.venue.id, start: wanted.start, places });
    }
    return accept(null);
  });
}
