import { type SellingTerms, termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup } from '@/db/groups/groups';
import { accessHash, accessTokenOf } from '@/db/orders/order-access';
import { findOrderByRequest, insertOrder, type OrderRow } from '@/db/orders/orders';
import type { OpenAct } from '@/db/orders/payments';
import { endHold, findHold, type HoldRow } from '@/db/slots/holds';
import { takeUnits } from '@/db/slots/slots';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { together } from '@/domain/kernel/together';
import type { Fallback } from '@/domain/orders/order';
import { type WayToPay, wayToPay } from '@/domain/orders/way-to-pay';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../context';
import { planPayment } from '../payments/parts/intent';
import { payWithoutCard } from '../payments/parts/money-taken';
import { performAct } from '../payments/parts/payment-acts';
import { isDearer, isTheirs } from '../slots/parts/holding';
import { type Promised, priceVisit, promiseOf } from '../slots/parts/pricing';
import { type Taken, takeVisit } from '../slots/parts/seats';
import { type OrderView, viewOrder } from './order-view';
import {
  type Buyer,
  buyerOf,
  canStillBePaid,
  countRefusedSeats,
  isOwnBuyer,
  isOwnDeal,
  limitKeys,
  noteCard,
  takeBuyerLimits,
} from './parts/buyer';
import { holdMeans } from './parts/means';
import type { PlaceOrder } from './place-order.input';

export type Placed = OrderView & { readonly accessToken?: string };

/**
 * Buys: the intent is recorded with its seats in one transaction, the provider is asked, the outcome is recorded in
 * another. Whatever is cut off in between is finished by `resumePayments`. Page: docs/rules/pricing.md.
 */
export async function placeOrder(ctx: Context, input: PlaceOrder): Promise<Answer<Placed>> {
  const buyer = buyerOf(ctx, input);
  if (!buyer.ok) return buyer;
  const known = await orderOfRequest(ctx);
  if (known) return answer(ctx, known);
  const payer = buyer.value.personId ?? buyer.value.email;
  const identified = await ctx.payments.identify({ cardToken: input.payment.token, payer });
  if (identified.kind === 'declined')
    return refuse({ reason: 'payment-declined', because: identified.because });
  if (identified.kind === 'unreachable') return refuse({ reason: 'payment-unreachable' });
  await noteCard(ctx, buyer.value, identified.card);
  const told = wasTold(input, identified.canHold);
  if (!told.ok) return told;
  const { card, canHold } = identified;
  const plan = { ctx, input, buyer: buyer.value, card, canHold };
  const planned = await ctx.transaction((tx, now) => planOrder(plan, tx, now));
  if (!planned.ok) {
    if (planned.refusal.reason === 'sold-out') await countRefusedSeats(ctx, input);
    return planned;
  }
  return pay(ctx, planned.value);
}

/** Where nothing follows from the payment, the answer is kept with it. */
async function pay(ctx: Context, { orderId, toAsk }: Planned): Promise<Answer<Placed>> {
  if (!toAsk) return answer(ctx, orderId);
  let placed = null as Answer<Placed> | null;
  const atLast = async (tx: Tx) => {
    placed = await answer({ ...ctx, reader: tx }, orderId);
    if (placed.ok) await ctx.keepAnswer?.(tx, placed.value);
  };
  const outcome = await performAct(ctx, toAsk, { isAnswered: false, atLast });
  return outcome.ok ? (placed ?? answer(ctx, orderId)) : outcome;
}

/** For a group, what cannot be held is taken only from who agreed to it, and only with the money back if it fails. */
function wasTold({ as, payment, fallback }: PlaceOrder, canHold: boolean): Answer<null> {
  if (canHold || as === 'solo') return accept(null);
  if (payment.method !== 'taken-now') return refuse({ reason: 'cannot-be-held' });
  return fallback.kind === 'refund' ? accept(null) : refuse({ reason: 'needs-hold' });
}

type Plan = {
  readonly ctx: Context;
  readonly input: PlaceOrder;
  readonly buyer: Buyer;
  readonly card: string;
  readonly canHold: boolean;
};
type Planned = { readonly orderId: string; readonly toAsk: OpenAct | null };

async function planOrder(plan: Plan, tx: Tx, now: Instant): Promise<Answer<Planned>> {
  const { ctx, input } = plan;
  const kept = input.holdId ? await fromHold(plan, tx, now) : await fromSlot(plan, tx, now);
  if (!kept.ok) return kept;
  const { selling } = kept.value;
  const merchantId = selling.merchant.id;
  const { email } = plan.buyer;
  const [isOwn, counted] = await together([
    isOwnBuyer(ctx, tx, { merchantId, email, card: plan.card }),
    countUnits(tx, plan, kept.value),
  ]);
  if (isOwn) return refuse({ reason: 'own-deal' });
  if (!counted.ok) return counted;
  const order = await insertOrder(tx, rowOf(plan, kept.value, now));
  const card = await holdMeans({ tx, now }, order, input.use);
  if (!card.ok) return card;
  const isCovered = card.value === 0 && order.priceMinor > 0;
  const authorisedMinor = card.value === order.priceMinor ? order.agreedPriceMinor : card.value;
  const way = await wayOf(tx, plan, order);
  const means = { token: input.payment.token, card: plan.card, canHold: plan.canHold };
  const toAsk = await planPayment(tx, { order, authorisedMinor, isCovered, way }, means);
  if (isCovered) await payWithoutCard({ ctx, tx, now }, order.id);
  return accept({ orderId: order.id, toAsk });
}

/** Who agreed to have the card saved is held near the close, where a hold of now would not reach it. */
async function wayOf(tx: Tx, { ctx, input, canHold }: Plan, order: OrderRow): Promise<WayToPay> {
  const group = order.groupId ? await findGroup(tx, order.groupId) : null;
  if (!group || input.payment.method === 'card') return { kind: 'hold-now' };
  const holdMs = ctx.payments.holdMillis;
  return wayToPay({ now: order.createdAt, closesAt: group.closesAt, holdMs, canHold });
}

type Kept = { readonly selling: SellingTerms; readonly promised: Promised; readonly taken: Taken };

/** Without a hold the seats are taken now, at the price seen or a lower one. */
async function fromSlot({ ctx, input, canHold }: Plan, tx: Tx, now: Instant): Promise<Answer<Kept>> {
  const found = await priceVisit(tx, input, now);
  if (!found.ok) return found;
  const priced = found.value;
  const { selling } = priced;
  if (isOwnDeal(ctx.actor, selling.merchant.id)) return refuse({ reason: 'own-deal' });
  const needsNoHold = !canHold || input.payment.method === 'saved-card';
  const payable = canStillBePaid(ctx, priced, { now, needsNoHold });
  if (!payable.ok) return payable;
  const price = { amount: priced.priceMinor, currency: selling.package.currency };
  if (isDearer(price, input.seenPrice)) return refuse({ reason: 'price-changed', price });
  const taken = await takeVisit(tx, priced, now);
  return taken.ok ? accept({ selling, promised: promiseOf(priced), taken: taken.value }) : taken;
}

/** A hold keeps its seats and its price to its own end; the order takes both over. */
async function fromHold({ ctx, input }: Plan, tx: Tx, now: Instant): Promise<Answer<Kept>> {
  const holdId = given(input.holdId, 'the caller asked for a hold');
  const hold = await findHold(tx, holdId);
  if (!hold || !isTheirs(ctx, hold) || !isSame(hold, input)) return refuse({ reason: 'not-found' });
  if (hold.expiresAt <= now) return refuse({ reason: 'hold-expired' });
  const promised = await endHold(tx, { holdId, by: 'order', now });
  if (!promised) return refuse({ reason: 'hold-expired' });
  const selling = await termsOfVersion(tx, hold.dealId, hold.dealVersion);
  return accept({ selling, promised, taken: { groupId: hold.groupId, placesTaken: hold.placesTaken } });
}

function isSame(hold: HoldRow, input: PlaceOrder): boolean {
  const isSameVisit = hold.dealId === input.dealId && hold.start === input.start;
  return isSameVisit && hold.quantity === input.quantity && hold.as === input.as;
}

/** Limits count quantity over the deal's whole life, by address and by card; in a group each payer counts once. */
async function countUnits(tx: Tx, plan: Plan, { selling, taken }: Kept): Promise<Answer<null>> {
  const { perPerson, total } = selling.terms.limits;
  const dealId = selling.deal.id;
  const units = plan.input.quantity;
  const [isLeft, isWithin] = await together([
    takeUnits(tx, { dealId, units, limit: total }),
    takeBuyerLimits(tx, limitKeys(plan.buyer, plan.card), { dealId, units, perPerson, place: taken.groupId }),
  ]);
  return isLeft ? isWithin : refuse({ reason: 'sold-out', left: 0 });
}

function rowOf({ ctx, input, buyer, card }: Plan, { selling, promised, taken }: Kept, now: Instant) {
  const id = newId('order');
  const { dealId, dealVersion, venueId, start, endAt, freeAt, quantity, places } = promised;
  const { isDiscounted, listPriceMinor, priceMinor, offBps, because } = promised;
  const fallback = fallbackOf(input);
  return {
    ...{ dealId, dealVersion, venueId, start, endAt, freeAt, quantity, places },
    ...{ isDiscounted, listPriceMinor, priceMinor, offBps, because },
    ...taken,
    id,
    packageId: selling.package.id,
    merchantId: selling.merchant.id,
    personId: buyer.personId,
    email: buyer.email,
    name: buyer.name,
    as: input.as,
    fallback,
    currency: selling.package.currency,
    agreedPriceMinor: Math.max(
      priceMinor,
      fallback && fallback.kind !== 'refund' ? fallback.ceilingMinor : 0,
    ),
    status: 'pending' as const,
    buyers: limitKeys(buyer, card),
    holdId: input.holdId ?? null,
    accessTokenHash: buyer.personId === null ? accessHash(ctx.secrets, accessTokenOf(ctx.secrets, id)) : null,
    requestKey: ctx.requestKey ?? null,
    createdAt: now,
  };
}

function fallbackOf({ as, fallback }: PlaceOrder): Fallback | null {
  if (as === 'solo') return null;
  if (fallback.kind === 'refund') return { kind: 'refund' };
  const ceilingMinor = fallback.ceiling.amount;
  return fallback.kind === 'solo'
    ? { kind: 'solo', ceilingMinor }
    : { kind: 'slots', starts: fallback.starts, ceilingMinor };
}

/** The order of a request that was cut off before its answer, and came again with the same key. */
async function orderOfRequest(ctx: Context): Promise<string | null> {
  if (!ctx.requestKey) return null;
  return (await findOrderByRequest(ctx.reader, ctx.requestKey))?.id ?? null;
}

async function answer(ctx: Context, orderId: string): Promise<Answer<Placed>> {
  const view = await viewOrder(ctx, orderId);
  return accept(
    ctx.actor.kind === 'person' ? view : { ...view, accessToken: accessTokenOf(ctx.secrets, orderId) },
  );
}
