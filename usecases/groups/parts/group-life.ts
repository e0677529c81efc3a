import { type SellingTerms, termsOfVersion } from '@/db/deals/deal-terms';
import {
  closeTippedGroup,
  failGroup,
  findGroup,
  type GroupRow,
  setPlacesReserved,
  tipGroup,
} from '@/db/groups/groups';
import { countPledgesFor } from '@/db/groups/pledges';
import { listGracedOrders, listGroupOrders, setOrder } from '@/db/orders/orders';
import { giveBackSeats } from '@/db/slots/slots';
import { decide, type GroupDecision } from '@/domain/groups/life';
import { given } from '@/domain/kernel/must';
import { stepsOf } from '@/domain/pricing/quote';
import { isOpenFor } from '@/domain/venues/opening';
import { postOrderLetter } from '../../orders/parts/letters';
import { fitReservation } from '../../slots/parts/seats';
import { fallBack } from './group-fallbacks';
import { judgeLosses } from './group-losses';
import { captureAtClose, captureWhatIsDue, type Group, type Work } from './group-money';
import { tellOfTier } from './group-news';

/**
 * Does to a group what members, places and the clock demand: tips it, closes it, lets it fail. Each happens once, whoever
 * asks; asked again nothing happens. Money is only planned here and taken after the transaction. Page: docs/rules/groups.md.
 */
export async function settleGroup(work: Work, groupId: string): Promise<void> {
  const group = given(await findGroup(work.tx, groupId), 'a group that is settled exists');
  const selling = await termsOfVersion(work.tx, group.dealId, group.dealVersion);
  const seatsObtainable = await obtainable(work, { group, selling });
  const decision = decide({ ...group, now: work.now, seatsObtainable });
  if (decision === 'stay') return goOn(work, { group, selling });
  await act(work, { group, selling, decision });
  if (decision === 'tip') await settleGroup(work, groupId);
}

async function goOn(work: Work, of: Group): Promise<void> {
  await captureWhatIsDue(work, of);
  if (of.group.closedAt === null) await tellOfTier(work, of);
}

/** A moderator stopped the deal: an open group fails at once, a tipped one goes on. */
export async function stopGroup(work: Work, group: GroupRow): Promise<void> {
  const selling = await termsOfVersion(work.tx, group.dealId, group.dealVersion);
  if (group.status === 'open') await fail(work, { group, selling, because: 'stopped' });
}

async function act(work: Work, step: Group & { readonly decision: GroupDecision }): Promise<void> {
  switch (step.decision) {
    case 'tip':
      return tip(work, step.group);
    case 'close-tipped':
      return close(work, step);
    case 'fail-deadline':
      return fail(work, { ...step, because: 'deadline' });
    case 'fail-unreachable':
      return fail(work, { ...step, because: 'unreachable' });
    case 'stay':
      return undefined;
  }
}

/** Packages that can still be had: a slot's group keeps its places, unless the venue closed the hour meanwhile. */
async function obtainable({ tx, now }: Work, { group, selling }: Group): Promise<number> {
  if (isHourGone(group, selling)) return 0;
  const places = group.start === null ? Number.POSITIVE_INFINITY : group.threshold;
  const { terms, deal } = selling;
  const isOnSale = now < terms.salesUntil && deal.status !== 'ended' && deal.status !== 'stopped';
  const unitsLeft = terms.limits.total === null ? places : Math.max(0, terms.limits.total - deal.unitsTaken);
  const buyable = isOnSale ? unitsLeft : 0;
  if (group.members + buyable >= group.threshold) return Math.min(places, buyable);
  // Who is paying, and who pledged, has a unit already.
  const pledged = group.start === null ? 0 : await countPledgesFor(tx, group.dealId, group.start);
  return Math.min(places, buyable + group.joining + pledged);
}

function isHourGone({ start }: GroupRow, { venue, package: pkg }: SellingTerms): boolean {
  return start !== null && !isOpenFor(venue, { start, minutes: pkg.durationMinutes });
}

async function tip(work: Work, group: GroupRow): Promise<void> {
  const tipped = await tipGroup(work.tx, group.id, work.now);
  if (!tipped) return;
  for (const order of await listGroupOrders(work.tx, group.id, ['authorised', 'taken'])) {
    await postOrderLetter(work.tx, { ...work, order, kind: 'tipped' });
  }
}

/** From here on the price is final: everybody pays the last tier reached, and each order keeps its own places. */
async function close(work: Work, { group, selling }: Group): Promise<void> {
  const closed = await closeTippedGroup(work.tx, group.id, work.now);
  if (!closed) return;
  await captureAtClose(work, { group: closed, selling });
  if (closed.start !== null) await handPlacesOver(work, { group: closed, selling });
  await judgeLosses(work, group.id);
}

/** Each member's order keeps its own place, a card that is being mended too; the rest is free again. */
async function handPlacesOver({ tx }: Work, { group, selling }: Group): Promise<void> {
  const places = selling.package.seatsPerUnit;
  const members = [
    ...(await listGroupOrders(tx, group.id, ['authorised', 'paid'])),
    ...(await listGracedOrders(tx, group.id)),
  ];
  for (const order of members) await setOrder(tx, order.id, { placesTaken: places });
  await setPlacesReserved(tx, group.id, 0);
  await giveBackSeats(tx, {
    venueId: group.venueId,
    steps: stepsOf(selling, given(group.start, 'a group with places has a slot')),
    places: group.placesReserved - members.length * places,
    isDiscounted: true,
  });
}

type Failure = Group & { readonly because: 'deadline' | 'unreachable' | 'stopped' };

/** Nobody pays: every hold is let go, what was taken goes back, every place is free, and then each gets what they chose for this case. */
async function fail(work: Work, { group, because }: Failure): Promise<void> {
  const { tx, now } = work;
  const failed = await failGroup(tx, { groupId: group.id, because, now });
  if (!failed) return;
  await fitReservation(tx, failed);
  for (const order of await listGroupOrders(tx, group.id, ['authorised', 'taken'])) {
    await fallBack(work, order, because);
  }
}
