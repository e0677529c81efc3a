import { type SellingTerms, sellingTerms, termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup, type GroupRow, openGroup } from '@/db/groups/groups';
import { admitPledge, replaceMember } from '@/db/groups/members';
import { decidePledge, keepWaiting, lockWaitingPledges, type Waiting } from '@/db/groups/pledges';
import { listGroupOrders, moveOrderRow, setOrder } from '@/db/orders/orders';
import { paymentOfOrder } from '@/db/orders/payments';
import { countBuyerUnits, takeSeats } from '@/db/slots/slots';
import { assignPledges } from '@/domain/groups/pledges/assign-pledges';
import type { NoHour, PledgeOutcome } from '@/domain/groups/pledges/outcome';
import type { Assigned } from '@/domain/groups/pledges/pledge';
import { given, must } from '@/domain/kernel/must';
import { minor } from '@/domain/money/money';
import { quoteVisit, stepsOf } from '@/domain/pricing/quote';
import type { Instant } from '@/domain/time/wall';
import { postOrderLetter } from '../../orders/parts/letters';
import {
  fitReservation,
  inGroup,
  newGroup,
  releaseLimits,
  releaseOnce,
  takeOnce,
} from '../../slots/parts/seats';
import { waitAfterPledge } from '../../slots/parts/waiting';
import { captureWhatIsDue, planMoney, type Work } from './group-money';
import { asked, type RoundHour, roundHours, type Wish, wishOf } from './pledge-hours';
import { visitInGroup } from './pledging';

/**
 * Decides the pledges of a deal when the first of their hours closes: who gets an hour joins its group in this very
 * transaction, who has hours left waits on, and the others are let go. Answers the groups that grew. Page: docs/rules/groups.md.
 */
export async function runPledgeRound(work: Work, dealId: string): Promise<string[]> {
  const { tx, now } = work;
  const waiting = await lockWaitingPledges(tx, dealId);
  const selling = await sellingTerms(tx, dealId);
  if (!selling || !waiting.some(({ pledge }) => pledge.decideAt <= now)) return [];
  const starts = waiting.flatMap(({ pledge }) => pledge.starts);
  const hours = await roundHours(tx, selling, { starts, now });
  const wishes: Wish[] = [];
  for (const one of waiting) wishes.push(await wishOf(tx, one, hours));
  const assigned = assignPledges(asked(wishes, hours));
  const round = { selling, hours, assigned, count: wishes.length };
  const grown = new Set<string>();
  for (const wish of wishes) {
    const groupId = await decide(work, wish, round);
    if (groupId) grown.add(groupId);
  }
  return [...grown];
}

/** The deal was stopped: nobody waits for it any more. */
export async function stopPledges(work: Work, dealId: string): Promise<void> {
  for (const { order, pledge } of await lockWaitingPledges(work.tx, dealId)) {
    const hours = pledge.starts.map((start) => ({ start, because: 'closed' as const, missing: 0 }));
    await lapse(work, { order, pledge }, hours);
  }
}

type Round = {
  readonly selling: SellingTerms;
  readonly hours: readonly RoundHour[];
  readonly assigned: Assigned;
  readonly count: number;
};

async function decide(work: Work, wish: Wish, round: Round): Promise<string | null> {
  const { assigned, hours, selling } = round;
  const { waiting } = wish;
  const start = assigned.startOf.get(wish.pledge.id);
  const hour = hours.find((one) => one.start === start);
  if (hour) {
    const outcome: PledgeOutcome = {
      kind: 'assigned',
      start: hour.start,
      choice: waiting.pledge.namedStarts.indexOf(hour.start) + 1,
      tips: assigned.tips.length,
      tipsByFirstChoice: assigned.tipsByFirstChoice,
      pledges: round.count,
    };
    return join(work, waiting, { hour, selling, outcome });
  }
  const left = hours.filter((one) => one.closesAt > work.now && waiting.pledge.starts.includes(one.start));
  const reasons = whyNot(wish, round);
  if (left.length === 0) await lapse(work, waiting, [...waiting.pledge.missed, ...reasons]);
  else await waitFor(work, waiting, { left, reasons });
  return null;
}

type Left = { readonly left: readonly RoundHour[]; readonly reasons: readonly NoHour[] };

async function waitFor({ tx }: Work, { pledge }: Waiting, { left, reasons }: Left): Promise<void> {
  const isLeft = (start: Instant) => left.some((hour) => hour.start === start);
  await keepWaiting(tx, {
    orderId: pledge.orderId,
    starts: pledge.starts.filter(isLeft),
    missed: [...pledge.missed, ...reasons.filter(({ start }) => !isLeft(start))],
    decideAt: Math.min(...left.map((hour) => hour.closesAt)),
  });
}

type Joining = {
  readonly hour: RoundHour;
  readonly selling: SellingTerms;
  readonly outcome: PledgeOutcome;
};

async function join(work: Work, waiting: Waiting, { hour, selling, outcome }: Joining): Promise<string> {
  const { tx, now } = work;
  const { order } = waiting;
  const basePriceMinor = quoteVisit({
    ...selling,
    busyness: selling.venue.busyness,
    start: hour.start,
  }).priceMinor;
  const group = await openGroup(
    tx,
    newGroup({ selling, slot: hour, basePriceMinor, groupClosesAt: hour.closesAt }, now),
  );
  await becomeOfGroup(work, waiting, { group, outcome, start: hour.start });
  const joined = await admitPledge(tx, { groupId: group.id, orderId: order.id, now });
  must(joined !== null, 'a group that is open in this transaction takes the pledge assigned to it');
  const isKept = await fitReservation(tx, joined);
  // Lost to a buyer of the same instant: the whole round is undone and run again at the next tick.
  must(isKept, 'places counted in this transaction can be taken in it');
  return group.id;
}

type Place = { readonly group: GroupRow; readonly outcome: PledgeOutcome; readonly start: Instant };

/** The order leaves the pledges and belongs to a group, at the price of its first tier. */
async function becomeOfGroup(
  work: Work,
  { order }: Waiting,
  { group, outcome, start }: Place,
): Promise<void> {
  const { tx, now } = work;
  const decided = await decidePledge(tx, { orderId: order.id, outcome, now });
  must(decided, 'a pledge kept in this transaction is decided once');
  await releaseOnce(tx, order);
  const isFirst = await takeOnce(tx, order, group.id);
  must(isFirst, 'a payer who is not in the group can be in it once');
  const selling = await termsOfVersion(tx, group.dealId, group.dealVersion);
  const visit = visitInGroup(selling, start);
  const set = { ...visit, as: 'group' as const, groupId: group.id, dealVersion: group.dealVersion };
  await setOrder(tx, order.id, set);
  await postOrderLetter(tx, { ...work, order: { ...order, ...visit }, kind: 'assigned' });
}

/** A place of a group that went ahead came free: the earliest pledge that names its hour takes it. */
export async function givePlaceToPledge(work: Work, groupId: string): Promise<void> {
  const { tx, now } = work;
  const group = given(await findGroup(tx, groupId), 'the group of an order exists');
  const { start } = group;
  if (start === null || start <= now || group.scope !== 'slot' || group.calledOffAt !== null) return;
  const waiting = await lockWaitingPledges(tx, group.dealId);
  const selling = await termsOfVersion(tx, group.dealId, group.dealVersion);
  const seats = { ...visitInGroup(selling, start), closesAt: group.closesAt };
  for (const one of waiting) {
    const isWilling = one.pledge.starts.includes(start) && seats.priceMinor <= one.pledge.ceilingMinor;
    if (isWilling && (await replaceBy(work, one, { group, selling, start }))) return;
  }
}

type Replacing = { readonly group: GroupRow; readonly selling: SellingTerms; readonly start: Instant };

async function replaceBy(work: Work, one: Waiting, { group, selling, start }: Replacing): Promise<boolean> {
  const { tx, now } = work;
  const { order } = one;
  const keys = order.buyers.map((buyer) => inGroup(buyer, group.id));
  if ((await countBuyerUnits(tx, { dealId: group.dealId, buyers: keys })) > 0) return false;
  const places = selling.package.seatsPerUnit;
  const isOver = group.closedAt !== null;
  if (isOver && !(await takePlacesAt(work, { group, selling, start }))) return false;
  await becomeOfGroup(work, one, { group, start, outcome: { kind: 'replacement', start } });
  if (isOver) await setOrder(tx, order.id, { placesTaken: places });
  const joined = await replaceMember(tx, { groupId: group.id, orderId: order.id, now });
  const member = given(joined, 'a group that goes ahead takes who replaces a member');
  if (isOver) await payLikeTheOthers(work, one, group);
  else await takeFreePlace(work, member, selling);
  return true;
}

async function takeFreePlace(work: Work, group: GroupRow, selling: SellingTerms): Promise<void> {
  must(await fitReservation(work.tx, group), 'the place that came free can be taken again');
  await captureWhatIsDue(work, { group, selling });
}

async function takePlacesAt({ tx }: Work, { group, selling, start }: Replacing): Promise<boolean> {
  const rules = { ...selling, busyness: selling.venue.busyness };
  const kept = quoteVisit({ ...rules, start }).protectedByStep;
  return takeSeats(tx, {
    venueId: group.venueId,
    seats: selling.venue.seats,
    steps: stepsOf(rules, start),
    places: selling.package.seatsPerUnit,
    discountedLimits: kept.map((count) => Math.max(0, selling.venue.seats - count)),
  });
}

async function payLikeTheOthers(work: Work, { order }: Waiting, group: GroupRow): Promise<void> {
  const { tx } = work;
  const others = await listGroupOrders(tx, group.id, ['paid']);
  const same = others.find((other) => other.id !== order.id)?.priceMinor ?? order.agreedPriceMinor;
  const amountMinor = minor(Math.min(same, order.agreedPriceMinor));
  await setOrder(tx, order.id, { priceMinor: amountMinor });
  const payment = given(await paymentOfOrder(tx, order.id), 'a pledge has a payment');
  await planMoney(work, { paymentId: payment.id, kind: 'capture', amountMinor, cause: 'tip' });
}

/** None of its hours came about: nothing is taken, the reasons are kept hour by hour, and it waits for a place where one was full. */
async function lapse(work: Work, { order, pledge }: Waiting, hours: readonly NoHour[]): Promise<void> {
  const { tx, now } = work;
  const decided = await decidePledge(tx, { orderId: order.id, outcome: { kind: 'none', hours }, now });
  must(decided, 'a pledge kept in this transaction is decided once');
  await moveOrderRow(tx, { orderId: order.id, act: 'cancel', from: ['authorised'], set: { endedAt: now } });
  await releaseLimits(tx, order);
  const payment = given(await paymentOfOrder(tx, order.id), 'a pledge has a payment');
  await planMoney(work, { paymentId: payment.id, kind: 'void', amountMinor: 0, cause: 'group-failed' });
  await postOrderLetter(tx, { ...work, order, kind: 'group-failed' });
  const starts = hours.filter(({ because }) => because === 'full').map(({ start }) => start);
  await waitAfterPledge(work, order, { starts, ceilingMinor: pledge.ceilingMinor });
}

function whyNot({ pledge, not }: Wish, { hours, assigned }: Round): NoHour[] {
  const open = pledge.starts.map((start): NoHour => {
    const hour = hours.find((one) => one.start === start);
    const got = [...assigned.startOf.values()].filter((at) => at === start).length;
    const isOpen = hour !== undefined && (hour.missing === 0 || assigned.tips.includes(start));
    if (isOpen || !hour || hour.room < hour.missing) return { start, because: 'full', missing: 0 };
    return { start, because: 'too-few', missing: Math.max(1, hour.missing - got) };
  });
  return [...not, ...open];
}
