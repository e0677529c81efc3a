import { type SellingTerms, sellingTerms } from '@/db/deals/deal-terms';
import { insertPledge, startPledge } from '@/db/groups/pledges';
import { moveOrderRow, type OrderRow, setOrder } from '@/db/orders/orders';
import { paymentOfOrder } from '@/db/orders/payments';
import { closesAt } from '@/domain/deals/closes-at';
import { given } from '@/domain/kernel/must';
import { slotAt } from '@/domain/pricing/list-slots';
import { groupQuote } from '@/domain/pricing/live/live-quote';
import { stepsOf } from '@/domain/pricing/quote';
import { pricedWeek } from '@/domain/pricing/week';
import type { Instant } from '@/domain/time/wall';
import { minuteMs, wallAt } from '@/domain/time/zone';
import { postOrderLetter } from '../../orders/parts/letters';
import { nothingTaken } from '../../slots/parts/pricing';
import { pledgesOfDeal, releaseOnce, releasePlaces, takeOnce } from '../../slots/parts/seats';
import type { Work } from './group-money';

/** An hour that takes groups, as a pledge sees it. */
export type PledgeHour = {
  readonly start: Instant;
  readonly closesAt: Instant;
  /** The price of the first tier: what a pledge pays at most there. */
  readonly priceMinor: number;
};

/** Whether a group can meet at this hour at all, full or not; null where none can. Joining must still be possible at `now`. */
export function pledgeHour(
  { terms, package: pkg, venue }: SellingTerms,
  start: Instant,
  now: Instant,
): PledgeHour | null {
  if (terms.group?.scope !== 'slot') return null;
  const rules = { terms, package: pkg, venue, busyness: venue.busyness };
  const slot = slotAt({ ...rules, start, now, quantity: 1, ...nothingTaken });
  if (!slot || slot.groupPriceMinor === null) return null;
  return {
    start,
    closesAt: closesAt({ group: terms.group, start, createdAt: now }),
    priceMinor: slot.groupPriceMinor,
  };
}

/** The columns of an order that say which visit it is for, in the group of an hour. */
export function visitInGroup({ terms, package: pkg, venue }: SellingTerms, start: Instant) {
  const rules = { terms, package: pkg, venue, busyness: venue.busyness };
  const quote = groupQuote(pricedWeek(rules), { start, ...wallAt(start, venue.timeZone) });
  const tier = given(quote.tiers[0], 'an hour with a group has a first tier');
  return {
    start,
    endAt: start + pkg.durationMinutes * minuteMs,
    freeAt: (stepsOf(rules, start).at(-1) ?? start) + venue.stepMinutes * minuteMs,
    listPriceMinor: quote.listPriceMinor as number,
    priceMinor: tier.priceMinor as number,
    offBps: quote.offBps as number,
    because: quote.because,
    isDiscounted: true,
  };
}

/** The authorisation of a pledge is recorded: it counts from now on. False where the order ended meanwhile. */
export async function beginWaiting({ ctx, tx, now }: Work, order: OrderRow): Promise<boolean> {
  const from = ['pending', 'action-required'] as const;
  const moved = await moveOrderRow(tx, { orderId: order.id, act: 'authorise', from });
  if (!moved) return false;
  await startPledge(tx, order.id, now);
  await postOrderLetter(tx, { ctx, order, kind: 'pledged', now });
  return true;
}

type Wish = { readonly starts: readonly Instant[]; readonly ceilingMinor: number };

/** A member whose group failed waits for another of the hours named; false where none of them can be had. */
export async function becomePledge(work: Work, order: OrderRow, wish: Wish): Promise<boolean> {
  const { tx, now } = work;
  const selling = await sellingTerms(tx, order.dealId);
  if (selling?.deal.status !== 'live') return false;
  const payment = given(await paymentOfOrder(tx, order.id), 'a member has a payment');
  const hours = wish.starts
    .flatMap((start) => pledgeHour(selling, start, now) ?? [])
    .filter((hour) => hour.priceMinor <= wish.ceilingMinor && (payment.captureBefore ?? 0) > hour.closesAt);
  const [first] = hours;
  if (!first || !(await takeOnce(tx, order, pledgesOfDeal))) return false;
  await releaseOnce(tx, order);
  await releasePlaces(tx, order);
  const visit = visitInGroup(selling, first.start);
  const { version } = selling.version;
  await setOrder(tx, order.id, {
    ...visit,
    as: 'pledge',
    groupId: null,
    placesTaken: 0,
    dealVersion: version,
  });
  await insertPledge(tx, { ...pledgeRow({ order, hours, wish }, now), madeAt: now });
  await postOrderLetter(tx, { ...work, order: { ...order, start: first.start }, kind: 'waits' });
  return true;
}

type Pledging = {
  readonly order: Pick<OrderRow, 'id' | 'dealId'>;
  readonly hours: readonly PledgeHour[];
  readonly wish: Wish;
};

export function pledgeRow({ order, hours, wish }: Pledging, now: Instant) {
  return {
    orderId: order.id,
    dealId: order.dealId,
    starts: hours.map((hour) => hour.start),
    namedStarts: wish.starts,
    ceilingMinor: wish.ceilingMinor,
    decideAt: Math.min(...hours.map((hour) => hour.closesAt)),
    decidedAt: null,
    missed: [],
    outcome: null,
    createdAt: now,
  };
}
