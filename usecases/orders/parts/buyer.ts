import { sellingTerms } from '@/db/deals/deal-terms';
import { isPayerOfMerchant, rememberCard } from '@/db/orders/orders';
import { countRefusedRequest, takeBuyerUnits } from '@/db/slots/slots';
import type { Tx } from '@/db/store';
import { accept, refuse } from '@/domain/kernel/result';
import type { Actor } from '@/domain/people/roles';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../../context';
import type { Priced, Wanted } from '../../slots/parts/pricing';
import { inGroup } from '../../slots/parts/seats';

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

type Payer = { readonly merchantId: string; readonly email: string; readonly card: string };

/** The same for whoever pays: by account, by the address of somebody who works there, by a card they were seen with. */
export async function isOwnBuyer(ctx: Context, tx: Tx, payer: Payer): Promise<boolean> {
  return isOwnDeal(ctx.actor, payer.merchantId) || isPayerOfMerchant(tx, payer);
}

type Limits = {
  readonly dealId: string;
  readonly units: number;
  readonly perPerson: number | null;
  /** The group, or the pledges of the deal, where a payer may be in once; null for a visit alone. */
  readonly place: string | null;
};

/** Counts a purchase against its payer, by every key. A refusal undoes what was counted before it. */
export async function takeBuyerLimits(
  tx: Tx,
  buyers: readonly string[],
  { dealId, units, perPerson, place }: Limits,
): Promise<Answer<null>> {
  const once = place && { dealId, buyers: buyers.map((one) => inGroup(one, place)), units: 1, limit: 1 };
  if (once && !(await takeBuyerUnits(tx, once))) return refuse({ reason: 'already-in-group' });
  if (!(await takeBuyerUnits(tx, { dealId, buyers, units, limit: perPerson })))
    return refuse({ reason: 'per-person-limit', limit: perPerson ?? 0 });
  return accept(null);
}

/** Remembers whose card it is, whatever becomes of the order. */
export async function noteCard(ctx: Context, buyer: Buyer, card: string): Promise<void> {
  const { personId } = buyer;
  if (personId === null || ctx.actor.kind !== 'person' || ctx.actor.memberships.length === 0) return;
  await ctx.transaction(async (tx, now) => accept(await rememberCard(tx, { personId, card, seenAt: now })));
}

/** A group can be joined only while the hold on a card reaches past its close. Source: api.md, life of a group. */
export function canStillBePaid(
  ctx: Context,
  { groupClosesAt, wanted }: Priced,
  { now, needsNoHold }: { now: Instant; needsNoHold: boolean },
): Answer<null> {
  if (wanted.as === 'solo' || groupClosesAt === null || needsNoHold) return accept(null);
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
