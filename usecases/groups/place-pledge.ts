import { type SellingTerms, sellingTerms } from '@/db/deals/deal-terms';
import { insertPledge } from '@/db/groups/pledges';
import { accessHash, accessTokenOf } from '@/db/orders/order-access';
import { findOrderByRequest, insertOrder } from '@/db/orders/orders';
import type { OpenAct } from '@/db/orders/payments';
import { takeUnits } from '@/db/slots/slots';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../context';
import { type OrderView, viewOrder } from '../orders/order-view';
import { type Buyer, buyerOf, isOwnBuyer, limitKeys, noteCard, takeBuyerLimits } from '../orders/parts/buyer';
import { planPayment } from '../payments/parts/intent';
import { performAct } from '../payments/parts/payment-acts';
import { pledgesOfDeal } from '../slots/parts/seats';
import { type PledgeHour, pledgeHour, pledgeRow, visitInGroup } from './parts/pledging';
import type { PlacePledge } from './place-pledge.input';

export type Pledged = OrderView & { readonly accessToken?: string };

/**
 * Pledges to come at whichever of some hours works out: the card is authorised for the ceiling now, and at the first close
 * among the hours all pledges of the deal are assigned together. Page: docs/rules/groups.md.
 */
export async function placePledge(ctx: Context, input: PlacePledge): Promise<Answer<Pledged>> {
  const buyer = buyerOf(ctx, input);
  if (!buyer.ok) return buyer;
  const known = ctx.requestKey ? await findOrderByRequest(ctx.reader, ctx.requestKey) : null;
  if (known) return answer(ctx, known.id);
  const payer = buyer.value.personId ?? buyer.value.email;
  const identified = await ctx.payments.identify({ cardToken: input.payment.token, payer });
  if (identified.kind === 'declined')
    return refuse({ reason: 'payment-declined', because: identified.because });
  if (identified.kind === 'unreachable') return refuse({ reason: 'payment-unreachable' });
  if (!identified.canHold) return refuse({ reason: 'needs-hold' });
  await noteCard(ctx, buyer.value, identified.card);
  const plan = { ctx, input, buyer: buyer.value, card: identified.card };
  const planned = await ctx.transaction((tx, now) => planPledge(plan, tx, now));
  if (!planned.ok) return planned;
  const { orderId, toAsk } = planned.value;
  const outcome = toAsk && (await performAct(ctx, toAsk, { isAnswered: false }));
  return outcome && !outcome.ok ? outcome : answer(ctx, orderId);
}

type Plan = {
  readonly ctx: Context;
  readonly input: PlacePledge;
  readonly buyer: Buyer;
  readonly card: string;
};

async function planPledge(
  plan: Plan,
  tx: Tx,
  now: Instant,
): Promise<Answer<{ orderId: string; toAsk: OpenAct | null }>> {
  const { ctx, input, card, buyer } = plan;
  const selling = await sellingTerms(tx, input.dealId);
  if (!selling) return refuse({ reason: 'not-found' });
  const { deal, terms, merchant } = selling;
  if (deal.status !== 'live' || now < terms.salesFrom || now >= terms.salesUntil)
    return refuse({ reason: 'deal-not-live' });
  if (await isOwnBuyer(ctx, tx, { merchantId: merchant.id, email: buyer.email, card }))
    return refuse({ reason: 'own-deal' });
  const hours = hoursOf(plan, selling, now);
  if (!hours.ok) return hours;
  const { total, perPerson } = terms.limits;
  if (!(await takeUnits(tx, { dealId: deal.id, units: 1, limit: total })))
    return refuse({ reason: 'sold-out', left: 0 });
  const limits = { dealId: deal.id, units: 1, perPerson, place: pledgesOfDeal };
  const counted = await takeBuyerLimits(tx, limitKeys(buyer, card), limits);
  if (!counted.ok)
    return counted.refusal.reason === 'already-in-group' ? refuse({ reason: 'already-pledged' }) : counted;
  const order = await insertOrder(tx, rowOf(plan, { selling, hours: hours.value }, now));
  const wish = { starts: input.starts, ceilingMinor: input.ceiling.amount };
  await insertPledge(tx, pledgeRow({ order, hours: hours.value, wish }, now));
  const paying = { order, authorisedMinor: order.agreedPriceMinor, isCovered: false };
  const toAsk = await planPayment(tx, paying, {
    token: input.payment.token,
    card,
    canHold: true,
  });
  return accept({ orderId: order.id, toAsk });
}

/** Every hour named must be one at which this deal's groups meet, still open, within the ceiling, and within the hold of a card. */
function hoursOf({ ctx, input }: Plan, selling: SellingTerms, now: Instant): Answer<PledgeHour[]> {
  const { currency } = selling.package;
  const hours: PledgeHour[] = [];
  for (const start of input.starts) {
    if (start <= now) return refuse({ reason: 'slot-past' });
    const hour = pledgeHour(selling, start, now);
    if (!hour) return refuse({ reason: 'no-group-here' });
    const price = { amount: hour.priceMinor, currency };
    if (input.ceiling.currency !== currency || hour.priceMinor > input.ceiling.amount)
      return refuse({ reason: 'ceiling-below-price', price });
    const opensAt = hour.closesAt - ctx.payments.holdMillis;
    if (now < opensAt) return refuse({ reason: 'group-not-open-yet', opensAt });
    hours.push(hour);
  }
  return accept(hours);
}

type Sold = { readonly selling: SellingTerms; readonly hours: readonly PledgeHour[] };

function rowOf({ ctx, input, buyer, card }: Plan, { selling, hours }: Sold, now: Instant) {
  const id = newId('order');
  const first = given(hours[0], 'a pledge names an hour');
  return {
    ...visitInGroup(selling, first.start),
    id,
    dealId: selling.deal.id,
    dealVersion: selling.version.version,
    venueId: selling.venue.id,
    packageId: selling.package.id,
    merchantId: selling.merchant.id,
    personId: buyer.personId,
    email: buyer.email,
    name: buyer.name,
    as: 'pledge' as const,
    groupId: null,
    fallback: null,
    quantity: 1,
    places: selling.package.seatsPerUnit,
    placesTaken: 0,
    currency: selling.package.currency,
    agreedPriceMinor: input.ceiling.amount as number,
    status: 'pending' as const,
    buyers: limitKeys(buyer, card),
    holdId: null,
    accessTokenHash: buyer.personId === null ? accessHash(ctx.secrets, accessTokenOf(ctx.secrets, id)) : null,
    requestKey: ctx.requestKey ?? null,
    createdAt: now,
  };
}

async function answer(ctx: Context, orderId: string): Promise<Answer<Pledged>> {
  const view = await viewOrder(ctx, orderId);
  return accept(
    ctx.actor.kind === 'person' ? view : { ...view, accessToken: accessTokenOf(ctx.secrets, orderId) },
  );
}
