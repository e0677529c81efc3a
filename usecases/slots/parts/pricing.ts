import { type SellingTerms, sellingTerms, venueUses } from '@/db/deals/deal-terms';
import { takenByDeal } from '@/db/deals/discovery';
import { findGroup, type GroupRow, groupsAt } from '@/db/groups/groups';
import { openingsByDeal } from '@/db/slots/openings';
import { atSlot, atSlots } from '@/db/slots/slot-lists';
import { isForThoseWaiting } from '@/db/slots/waits';
import type { Reader } from '@/db/store';
import { closesAt } from '@/domain/deals/closes-at';
import { accept, refuse } from '@/domain/kernel/result';
import { together } from '@/domain/kernel/together';
import { type Minor, times } from '@/domain/money/money';
import { slotAt, slotOf, startIn } from '@/domain/pricing/list-slots';
import { groupQuote, liveQuote } from '@/domain/pricing/live/live-quote';
import type { Taken } from '@/domain/pricing/live/taken';
import { stepsOf } from '@/domain/pricing/quote';
import { pricedWeek, type Quote } from '@/domain/pricing/week';
import type { Slot } from '@/domain/slots/slot';
import type { Instant } from '@/domain/time/wall';
import { minuteMs } from '@/domain/time/zone';
import type { Answer } from '../../context';

/** What somebody wants to buy. A group order is for exactly one package. */
export type Wanted = {
  readonly dealId: string;
  readonly start: Instant;
  readonly quantity: number;
  readonly as: 'solo' | 'group';
  readonly groupId?: string | undefined;
  /** It is offered to somebody who waited: what came free is for them, and for nobody else yet. */
  readonly isOffer?: boolean | undefined;
};

/** The wanted visit with the price it has now, in totals for the quantity, and what its seats are limited by. */
export type Priced = {
  readonly wanted: Wanted;
  readonly selling: SellingTerms;
  readonly slot: Slot;
  readonly steps: readonly Instant[];
  readonly freeAt: Instant;
  readonly places: number;
  readonly listPriceMinor: Minor;
  readonly priceMinor: Minor;
  readonly basePriceMinor: Minor;
  readonly offBps: number;
  readonly isDiscounted: boolean;
  /** Places sold alone at this price per slot; null at the ordinary price and for groups. */
  readonly aloneLimit: number | null;
  /** How many places of each step may be discounted in all; null at the ordinary price. */
  readonly discountedLimits: readonly number[] | null;
  readonly group: GroupRow | null;
  readonly groupClosesAt: Instant | null;
};

/** The columns a hold and an order have in common: what was promised, as it was promised. */
export function promiseOf(priced: Priced) {
  const { wanted, selling, slot } = priced;
  return {
    dealId: selling.deal.id,
    dealVersion: selling.version.version,
    venueId: selling.venue.id,
    as: wanted.as,
    start: slot.start,
    endAt: slot.end,
    freeAt: priced.freeAt,
    quantity: wanted.quantity,
    places: priced.places,
    isDiscounted: priced.isDiscounted,
    listPriceMinor: priced.listPriceMinor as number,
    priceMinor: priced.priceMinor as number,
    offBps: priced.offBps,
    because: slot.because,
  };
}
export type Promised = ReturnType<typeof promiseOf>;

/** An empty venue: what the rules alone say of an hour. */
export const nothingTaken: Taken = { uses: new Map(), aloneTaken: new Map(), groups: new Map() };

/** Prices a visit with the counts of this very transaction, by the same rule as the list of slots. Refuses in the contract's words. */
export async function priceVisit(db: Reader, wanted: Wanted, now: Instant): Promise<Answer<Priced>> {
  const selling = await sellingTerms(db, wanted.dealId);
  if (!selling) return refuse({ reason: 'not-found' });
  const { deal, terms } = selling;
  if (deal.status !== 'live' || now < terms.salesFrom || now >= terms.salesUntil)
    return refuse({ reason: 'deal-not-live' });
  if (wanted.start <= now) return refuse({ reason: 'slot-past' });
  if (wanted.as === 'group' && wanted.quantity !== 1) return refuse({ reason: 'quantity-of-group' });
  if (wanted.as === 'group' && !terms.group) return refuse({ reason: 'no-group-here' });
  const rules = { terms, package: selling.package, venue: selling.venue, busyness: selling.venue.busyness };
  const week = pricedWeek(rules);
  const start = startIn(week, { start: wanted.start, now });
  if (!start || !slotOf(week, start, { now, quantity: 1, ...nothingTaken }))
    return refuse({ reason: 'slot-closed' });
  const group = await groupOf(db, selling, wanted);
  const [taken, isKept] = await together([
    takenAround(db, selling, { start: wanted.start, group }),
    isKeptFromThem(db, selling, wanted),
  ]);
  const slot = isKept ? null : slotOf(week, start, { now, quantity: wanted.quantity, ...taken });
  return wanted.as === 'solo'
    ? pricedAlone({ selling, wanted, slot, now, quote: liveQuote(week, start, { ...taken, now }) })
    : pricedInGroup({ selling, wanted, slot, group, now, quote: groupQuote(week, start) });
}

/** What came free is offered to those who waited for it before anybody else may buy it alone. Page: docs/rules/waiting.md. */
async function isKeptFromThem(db: Reader, selling: SellingTerms, wanted: Wanted): Promise<boolean> {
  if (wanted.as === 'group' || wanted.isOffer) return false;
  const freeAt = freeAtOf(selling, stepsOf(selling, wanted.start), wanted.start);
  return isForThoseWaiting(db, { venueId: selling.venue.id, start: wanted.start, freeAt });
}

/** When its places are free again, clean-up included. */
export function freeAtOf({ venue }: SellingTerms, steps: readonly Instant[], start: Instant): Instant {
  return (steps.at(-1) ?? start) + venue.stepMinutes * minuteMs;
}

/** Counts of everything that is taken around a slot, in the shape of the slot rules. A team is looked at by its own members. */
export async function takenAround(
  db: Reader,
  selling: SellingTerms,
  { start, group }: { readonly start: Instant; readonly group: GroupRow | null },
): Promise<Taken> {
  const steps = stepsOf(selling, start);
  const span = { from: start, until: (steps.at(-1) ?? start) + 1 };
  const only = { from: start, until: start + 1 };
  const dealId = selling.deal.id;
  const [{ ofSlot, ofDeal }, uses, byDeal, openings] = await together([
    groupsAt(db, { dealId, start }),
    venueUses(db, selling.venue.id, span),
    takenByDeal(db, [dealId], only),
    openingsByDeal(db, [dealId], only),
  ]);
  const own = group?.scope === 'team' ? group : ofSlot;
  return {
    uses,
    ...(byDeal.get(dealId) ?? { aloneTaken: new Map() }),
    openings: openings.get(dealId) ?? [],
    groups: atSlots(new Map(own ? [[start, own]] : [])),
    dealGroup: atSlot(ofDeal),
  };
}

async function groupOf(db: Reader, selling: SellingTerms, wanted: Wanted): Promise<GroupRow | null> {
  if (wanted.as !== 'group') return null;
  if (wanted.groupId) return findGroup(db, wanted.groupId);
  const scope = selling.terms.group?.scope;
  // Whoever names no team opens one.
  if (scope === 'team') return null;
  const { ofSlot, ofDeal } = await groupsAt(db, wanted);
  return scope === 'deal' ? ofDeal : ofSlot;
}

function pricedAlone({ selling, wanted, slot, quote, now }: Omit<InGroup, 'group'>): Answer<Priced> {
  const places = wanted.quantity * selling.package.seatsPerUnit;
  if (!slot || slot.seatsLeft < places)
    return refuse({ reason: 'sold-out', left: packagesLeft(slot, selling) });
  return accept(pricedAt({ selling, wanted, slot, quote, group: null, now, unitMinor: slot.priceMinor }));
}

type InGroup = {
  readonly selling: SellingTerms;
  readonly wanted: Wanted;
  readonly slot: Slot | null;
  readonly group: GroupRow | null;
  readonly quote: Quote;
  readonly now: Instant;
};

function pricedInGroup(asked: InGroup): Answer<Priced> {
  const { selling, wanted, slot, group, quote, now } = asked;
  if (wanted.groupId && group?.dealId !== wanted.dealId) return refuse({ reason: 'not-found' });
  if (group?.start && group.start !== wanted.start) return refuse({ reason: 'slot-closed' });
  if (isOver(asked)) return refuse({ reason: 'group-closed' });
  const isFull = group !== null && group.members + group.joining >= group.maximum;
  if (!slot || isFull) return refuse({ reason: 'sold-out', left: 0 });
  if (slot.groupPriceMinor === null) return noGroupPrice(asked, slot);
  return accept(pricedAt({ selling, wanted, slot, quote, group, now, unitMinor: slot.groupPriceMinor }));
}

function isOver({ selling, wanted, group, now }: InGroup): boolean {
  return (
    group?.status === 'failed' ||
    (group !== null && group.closedAt !== null) ||
    (group?.closesAt ?? closingOf(selling, wanted.start, now)) <= now
  );
}

/** Either the hour takes no group at all, or its places are gone. */
function noGroupPrice(
  { selling, wanted, now }: { selling: SellingTerms; wanted: Wanted; now: Instant },
  slot: Slot,
): Answer<Priced> {
  const rules = {
    terms: selling.terms,
    package: selling.package,
    venue: selling.venue,
    busyness: selling.venue.busyness,
  };
  const empty = slotAt({ ...rules, start: slot.start, now, quantity: wanted.quantity, ...nothingTaken });
  return empty?.groupPriceMinor == null
    ? refuse({ reason: 'no-group-here' })
    : refuse({ reason: 'sold-out', left: 0 });
}

type Offered = {
  readonly selling: SellingTerms;
  readonly wanted: Wanted;
  readonly slot: Slot;
  readonly quote: Quote;
  readonly group: GroupRow | null;
  readonly now: Instant;
  readonly unitMinor: Minor;
};

function pricedAt({ selling, wanted, slot, quote, group, now, unitMinor }: Offered): Priced {
  const { terms, venue } = selling;
  const rules = { terms, package: selling.package, venue, busyness: venue.busyness };
  const steps = stepsOf(rules, slot.start);
  const isDiscounted = unitMinor < slot.listPriceMinor || wanted.as === 'group';
  return {
    wanted,
    selling,
    slot,
    steps,
    freeAt: freeAtOf(selling, steps, slot.start),
    places: wanted.quantity * selling.package.seatsPerUnit,
    listPriceMinor: times(slot.listPriceMinor, wanted.quantity),
    priceMinor: times(unitMinor, wanted.quantity),
    basePriceMinor: quote.priceMinor,
    offBps: wanted.as === 'group' ? quote.offBps : slot.offBps,
    isDiscounted,
    aloneLimit: isDiscounted && wanted.as === 'solo' ? (quote.window?.seats ?? 0) : null,
    discountedLimits: isDiscounted
      ? quote.protectedByStep.map((kept) => Math.max(0, venue.seats - kept))
      : null,
    group,
    groupClosesAt: group?.closesAt ?? (terms.group ? closingOf(selling, slot.start, now) : null),
  };
}

function closingOf({ terms }: SellingTerms, start: Instant, now: Instant): Instant {
  return terms.group ? closesAt({ group: terms.group, start, createdAt: now }) : now;
}

function packagesLeft(slot: Slot | null, selling: SellingTerms): number {
  return slot ? Math.floor(slot.seatsLeft / selling.package.seatsPerUnit) : 0;
}
