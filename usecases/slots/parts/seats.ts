import { termsOfVersion } from '@/db/deals/deal-terms';
import { beginJoining, endJoining, type GroupRow, openGroup, setPlacesReserved } from '@/db/groups/groups';
import type { OrderRow } from '@/db/orders/orders';
import type { HoldRow } from '@/db/slots/holds';
import { giveBackOpening, takeOpening } from '@/db/slots/openings';
import {
  giveBackAlone,
  giveBackBuyerUnits,
  giveBackFull,
  giveBackSeats,
  giveBackUnits,
  takeAlone,
  takeBuyerUnits,
  takeFull,
  takeSeats,
} from '@/db/slots/slots';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { quoteVisit, stepsOf } from '@/domain/pricing/quote';
import type { Instant } from '@/domain/time/wall';
import type { Answer } from '../../context';
import type { Priced } from './pricing';

/** What a hold or an order keeps of a slot. In a slot's group the group keeps the place, and `placesTaken` is 0. */
export type Taken = { readonly groupId: string | null; readonly placesTaken: number };

/** Takes the seats of a priced visit, or refuses; every count is one guarded statement. Page: docs/rules/pricing.md. */
export async function takeVisit(tx: Tx, priced: Priced, now: Instant): Promise<Answer<Taken>> {
  return priced.wanted.as === 'group' ? takeInGroup(tx, priced, now) : takeAlonePlaces(tx, priced);
}

async function takeAlonePlaces(tx: Tx, priced: Priced): Promise<Answer<Taken>> {
  if (!(await takePlaces(tx, priced))) return refuse({ reason: 'sold-out', left: 0 });
  if (!(await takeAtPrice(tx, priced))) return refuse({ reason: 'price-changed', price: listPrice(priced) });
  return accept({ groupId: null, placesTaken: priced.places });
}

/** Counts the places where their price is limited: those of the window, those opened for today, those at the ordinary price. */
async function takeAtPrice(tx: Tx, priced: Priced): Promise<boolean> {
  const { places, aloneLimit, slot } = priced;
  const { dealId, start } = priced.wanted;
  if (aloneLimit === null) {
    await takeFull(tx, { dealId, start, places });
    return true;
  }
  return slot.because.kind === 'opened'
    ? takeOpening(tx, { openingId: slot.because.openingId, places })
    : takeAlone(tx, { dealId, start, places, limit: aloneLimit });
}

async function takeInGroup(tx: Tx, priced: Priced, now: Instant): Promise<Answer<Taken>> {
  const opened = priced.group ?? (await openGroup(tx, newGroup(priced, now)));
  const joined = await beginJoining(tx, opened.id, now);
  if (!joined)
    return refuse(
      opened.members >= opened.maximum ? { reason: 'sold-out', left: 0 } : { reason: 'group-closed' },
    );
  const placesTaken = joined.scope === 'deal' ? priced.places : 0;
  const isTaken = placesTaken > 0 ? await takePlaces(tx, priced) : await fitReservation(tx, joined);
  return isTaken ? accept({ groupId: joined.id, placesTaken }) : refuse({ reason: 'sold-out', left: 0 });
}

type Opening = Pick<Priced, 'selling' | 'basePriceMinor' | 'groupClosesAt'> & {
  readonly slot: { readonly start: Instant };
};

function takePlaces(tx: Tx, { selling, steps, places, discountedLimits }: Priced): Promise<boolean> {
  return takeSeats(tx, {
    venueId: selling.venue.id,
    seats: selling.venue.seats,
    steps,
    places,
    discountedLimits,
  });
}

const slotKeys = {
  slot: ({ dealId, start }: KeyParts) => `slot:${dealId}:${start}`,
  deal: ({ dealId }: KeyParts) => `deal:${dealId}`,
  team: ({ id }: KeyParts) => `team:${id}`,
};
type KeyParts = { readonly id: string; readonly dealId: string; readonly start: Instant };

/** A group nobody is in yet. */
export function newGroup(
  { selling, slot, basePriceMinor, groupClosesAt }: Opening,
  now: Instant,
): Parameters<typeof openGroup>[1] {
  const terms = given(selling.terms.group, 'a group is opened only where the deal has one');
  const id = newId('group');
  return {
    id,
    dealId: selling.deal.id,
    dealVersion: selling.version.version,
    venueId: selling.venue.id,
    scope: terms.scope,
    slotKey: slotKeys[terms.scope]({ id, dealId: selling.deal.id, start: slot.start }),
    start: terms.scope === 'deal' ? null : slot.start,
    status: 'open',
    members: 0,
    joining: 0,
    threshold: terms.threshold,
    maximum: terms.maximum,
    unitsLimit: selling.terms.limits.total,
    placesReserved: 0,
    basePriceMinor,
    closesAt: given(groupClosesAt, 'a group has a deadline'),
    createdAt: now,
  };
}

/**
 * Makes the group keep as many places as it needs: the threshold's from its first joiner on, more for each joiner beyond,
 * none when nobody is left. False where the slot has no room; then the caller refuses.
 */
export async function fitReservation(tx: Tx, group: GroupRow): Promise<boolean> {
  if (group.scope === 'deal' || group.start === null) return true;
  const selling = await termsOfVersion(tx, group.dealId, group.dealVersion);
  const people = group.closedAt === null ? group.members + group.joining : 0;
  const places = people === 0 ? 0 : Math.max(group.threshold, people) * selling.package.seatsPerUnit;
  const change = places - group.placesReserved;
  if (change === 0) return true;
  await setPlacesReserved(tx, group.id, places);
  const rules = { ...selling, busyness: selling.venue.busyness };
  const steps = stepsOf(rules, group.start);
  if (change < 0) {
    await giveBackSeats(tx, { venueId: group.venueId, steps, places: -change, isDiscounted: true });
    return true;
  }
  const kept = quoteVisit({ ...rules, start: group.start }).protectedByStep;
  const { seats } = selling.venue;
  const discountedLimits = kept.map((count) => Math.max(0, seats - count));
  return takeSeats(tx, { venueId: group.venueId, seats, steps, places: change, discountedLimits });
}

type Keeper = Pick<
  HoldRow & OrderRow,
  'dealId' | 'dealVersion' | 'venueId' | 'start' | 'placesTaken' | 'isDiscounted' | 'groupId' | 'because'
> & { readonly as: OrderRow['as'] };

/** Gives back what a hold or an order keeps of its slot, apart from its place in a group. */
export async function releasePlaces(tx: Tx, keeper: Keeper): Promise<void> {
  if (keeper.placesTaken === 0) return;
  const { venueId, dealId, start, placesTaken: places, isDiscounted } = keeper;
  const selling = await termsOfVersion(tx, dealId, keeper.dealVersion);
  await giveBackSeats(tx, { venueId, steps: stepsOf(selling, start), places, isDiscounted });
  if (keeper.as !== 'solo') return;
  if (!isDiscounted) await giveBackFull(tx, { dealId, start, places });
  else if (keeper.because.kind === 'opened')
    await giveBackOpening(tx, { openingId: keeper.because.openingId, places });
  else await giveBackAlone(tx, { dealId, start, places });
}

/** Somebody who was about to join does not. */
export async function stopJoining(tx: Tx, groupId: string): Promise<void> {
  const group = await endJoining(tx, groupId);
  if (group) await fitReservation(tx, group);
}

/** Units that count against the limits of the deal and of its buyers are free again. */
export async function releaseLimits(tx: Tx, order: OrderRow): Promise<void> {
  const { dealId, quantity: units } = order;
  await giveBackUnits(tx, { dealId, units });
  await giveBackBuyerUnits(tx, { dealId, buyers: order.buyers, units });
  await releaseOnce(tx, order);
}

/** The payer may be in this group again, or pledge again. */
export async function releaseOnce(tx: Tx, { as, groupId, buyers, dealId }: OrderRow): Promise<void> {
  const place = as === 'pledge' ? pledgesOfDeal : groupId;
  if (place === null) return;
  await giveBackBuyerUnits(tx, { dealId, buyers: buyers.map((buyer) => inGroup(buyer, place)), units: 1 });
}

/** The payer's one place in a group, or among the pledges of the deal; false, and nothing taken, where they have it already. */
export async function takeOnce(tx: Tx, { dealId, buyers }: OrderRow, place: string): Promise<boolean> {
  const taken: string[] = [];
  for (const key of buyers.map((buyer) => inGroup(buyer, place))) {
    if (await takeBuyerUnits(tx, { dealId, buyers: [key], units: 1, limit: 1 })) taken.push(key);
    else {
      await giveBackBuyerUnits(tx, { dealId, buyers: taken, units: 1 });
      return false;
    }
  }
  return true;
}

/** Stands for the waiting pledges of a deal, where a payer may be in once. */
export const pledgesOfDeal = 'pledges';

/** The key a payer has in one group: each may be in it once. */
export function inGroup(buyer: string, groupId: string): string {
  return `${buyer}|${groupId}`;
}

function listPrice({ listPriceMinor, selling }: Priced) {
  return { amount: listPriceMinor, currency: selling.package.currency };
}
