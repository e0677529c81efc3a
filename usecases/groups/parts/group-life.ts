import { type SellingTerms, termsOfVersion } from '@/db/deals/deal-terms';
import {
  closeTippedGroup,
  failGroup,
  findGroup,
  type GroupRow,
  setPlacesReserved,
  tipGroup,
} from '@/db/groups/groups';
import { listGroupOrders, moveOrderRow, type OrderRow, setOrder } from '@/db/orders/orders';
import { listActs, paymentOfOrder, planAct } from '@/db/orders/payments';
import { giveBackSeats } from '@/db/slots/slots';
import type { Tx } from '@/db/store';
import { decide, type GroupDecision } from '@/domain/groups/life';
import { captureAt, tierReached } from '@/domain/groups/tiers';
import { newId } from '@/domain/kernel/id';
import { given, must } from '@/domain/kernel/must';
import { basisPoints, lessShare, minor } from '@/domain/money/money';
import { groupPrice } from '@/domain/pricing/group-price';
import { stepsOf } from '@/domain/pricing/quote';
import type { Instant } from '@/domain/time/wall';
import { isOpenFor } from '@/domain/venues/opening';
import type { Context } from '../../context';
import { postOrderLetter } from '../../orders/parts/letters';
import { priceVisit } from '../../slots/parts/pricing';
import { fitReservation, releaseLimits, releasePlaces, takeVisit } from '../../slots/parts/seats';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/**
 * Does to a group what members, places and the clock demand: tips it, closes it, lets it fail. Each happens once, whoever
 * asks; asked again nothing happens. Money is only planned here and taken after the transaction. Page: docs/rules/groups.md.
 */
export async function settleGroup(work: Work, groupId: string): Promise<void> {
  const group = given(await findGroup(work.tx, groupId), 'a group that is settled exists');
  const selling = await termsOfVersion(work.tx, group.dealId, group.dealVersion);
  const decision = decide({ ...group, now: work.now, seatsObtainable: obtainable(group, selling) });
  if (decision === 'stay') return captureIfFinal(work, group, selling);
  await act(work, { group, selling, decision });
  if (decision === 'tip') await settleGroup(work, groupId);
}

/** A moderator stopped the deal: an open group fails at once, a tipped one goes on. */
export async function stopGroup(work: Work, group: GroupRow): Promise<void> {
  const selling = await termsOfVersion(work.tx, group.dealId, group.dealVersion);
  if (group.status === 'open') await fail(work, { group, selling, because: 'stopped' });
}

type Step = { readonly group: GroupRow; readonly selling: SellingTerms; readonly decision: GroupDecision };

async function act(work: Work, { group, selling, decision }: Step): Promise<void> {
  switch (decision) {
    case 'tip':
      return tip(work, group);
    case 'close-tipped':
      return close(work, group, selling);
    case 'fail-deadline':
      return fail(work, { group, selling, because: 'deadline' });
    case 'fail-unreachable':
      return fail(work, { group, selling, because: 'unreachable' });
    case 'stay':
      return undefined;
  }
}

/** Packages that can still be had: a slot's group keeps its places, unless the venue closed the hour meanwhile. */
function obtainable(group: GroupRow, { terms, venue, deal, package: pkg }: SellingTerms): number {
  if (group.start !== null) {
    return isOpenFor(venue, { start: group.start, minutes: pkg.durationMinutes }) ? group.threshold : 0;
  }
  return terms.limits.total === null ? Number.POSITIVE_INFINITY : terms.limits.total - deal.unitsTaken;
}

async function tip(work: Work, group: GroupRow): Promise<void> {
  const tipped = await tipGroup(work.tx, group.id, work.now);
  if (!tipped) return;
  for (const order of await listGroupOrders(work.tx, group.id, ['authorised'])) {
    await postOrderLetter(work.tx, { ...work, order, kind: 'tipped' });
  }
}

/** Money is taken when the price can no longer change: at tipping where no further tier is open, else at the close. */
async function captureIfFinal(work: Work, group: GroupRow, selling: SellingTerms): Promise<void> {
  const tiers = selling.terms.group?.tiers ?? [];
  if (group.status !== 'tipped' || group.closedAt !== null) return;
  if (captureAt({ tiers, members: group.members, maximum: group.maximum }) === 'tipping') {
    await planCaptures(work, group, selling);
  }
}

/** From here on the price is final: everybody pays the last tier reached, and each order keeps its own places. */
async function close(work: Work, group: GroupRow, selling: SellingTerms): Promise<void> {
  const closed = await closeTippedGroup(work.tx, group.id, work.now);
  if (!closed) return;
  await planCaptures(work, closed, selling);
  if (closed.start === null) return;
  const places = selling.package.seatsPerUnit;
  const members = await listGroupOrders(work.tx, group.id, ['authorised', 'paid']);
  for (const order of members) await setOrder(work.tx, order.id, { placesTaken: places });
  await setPlacesReserved(work.tx, group.id, 0);
  await giveBackSeats(work.tx, {
    venueId: group.venueId,
    steps: stepsOf(selling, closed.start),
    places: closed.placesReserved - members.length * places,
    isDiscounted: true,
  });
}

async function planCaptures(work: Work, group: GroupRow, selling: SellingTerms): Promise<void> {
  const tiers = selling.terms.group?.tiers ?? [];
  const tier = given(
    tierReached(tiers, Math.max(group.members, group.threshold)),
    'a tipped group reached a tier',
  );
  for (const order of await listGroupOrders(work.tx, group.id, ['authorised'])) {
    const payment = given(await paymentOfOrder(work.tx, order.id), 'a member has a payment');
    const acts = await listActs(work.tx, payment.id);
    if (acts.some((one) => one.kind === 'capture')) continue;
    const offPeakMinor = lessShare(minor(order.listPriceMinor), basisPoints(order.offBps));
    const amountMinor = Math.min(groupPrice(offPeakMinor, tier.offBps), order.agreedPriceMinor);
    await setOrder(work.tx, order.id, { priceMinor: amountMinor });
    await planMoney(work, { paymentId: payment.id, kind: 'capture', amountMinor, cause: 'tip' });
  }
}

type Failure = {
  readonly group: GroupRow;
  readonly selling: SellingTerms;
  readonly because: 'deadline' | 'unreachable' | 'stopped';
};

/** Nobody pays: every hold is let go, every place is free, and those who asked for it get their own seat alone. */
async function fail(work: Work, { group, because }: Failure): Promise<void> {
  const { tx, now } = work;
  const failed = await failGroup(tx, { groupId: group.id, because, now });
  if (!failed) return;
  await fitReservation(tx, failed);
  for (const order of await listGroupOrders(tx, group.id, ['authorised'])) {
    if (because === 'stopped' || !(await goAlone(work, order))) await letGo(work, order);
  }
}

async function letGo(work: Work, order: OrderRow): Promise<void> {
  const { tx, now } = work;
  const set = { endedAt: now, placesTaken: 0 };
  const ended = await moveOrderRow(tx, { orderId: order.id, act: 'cancel', from: ['authorised'], set });
  if (!ended) return;
  await releasePlaces(tx, order);
  await releaseLimits(tx, order);
  const payment = given(await paymentOfOrder(tx, order.id), 'a member has a payment');
  await planMoney(work, { paymentId: payment.id, kind: 'void', amountMinor: 0, cause: 'group-failed' });
  await postOrderLetter(tx, { ...work, order, kind: 'group-failed' });
}

/** The fallback a member chose: the same hour alone, if it costs no more than agreed. */
async function goAlone(work: Work, order: OrderRow): Promise<boolean> {
  const { tx, now } = work;
  if (order.fallback?.kind !== 'solo') return false;
  await releasePlaces(tx, order);
  const { dealId, start, quantity } = order;
  const found = await priceVisit(tx, { dealId, start, quantity, as: 'solo' }, now);
  const isAffordable = found.ok && found.value.priceMinor <= order.fallback.ceilingMinor;
  if (!found.ok || !isAffordable) {
    await setOrder(tx, order.id, { placesTaken: 0 });
    return false;
  }
  const taken = await takeVisit(tx, found.value, now);
  // Lost to a buyer of the same instant: the whole step is undone and asked again at the next tick.
  must(taken.ok, 'places counted in this transaction can be taken in it');
  const { priceMinor, isDiscounted, offBps, slot, selling } = found.value;
  await setOrder(tx, order.id, {
    as: 'solo',
    groupId: null,
    dealVersion: selling.version.version,
    placesTaken: taken.value.placesTaken,
    priceMinor,
    isDiscounted,
    offBps,
    because: slot.because,
  });
  const payment = given(await paymentOfOrder(tx, order.id), 'a member has a payment');
  await planMoney(work, {
    paymentId: payment.id,
    kind: 'capture',
    amountMinor: priceMinor,
    cause: 'fallback',
  });
  return true;
}

type Money = { paymentId: string; kind: 'capture' | 'void'; amountMinor: number; cause: string };

function planMoney({ tx, now }: Work, money: Money): Promise<void> {
  return planAct(tx, { id: newId('act'), ...money, startedAt: now });
}
