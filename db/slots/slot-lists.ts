import { cheapestSlot, type StartsOn } from '@/domain/pricing/cheapest-slot';
import { type DaysAsked, listSlotsOfWeek } from '@/domain/pricing/list-slots';
import type { GroupAtSlot, Taken } from '@/domain/pricing/live/taken';
import type { PricedWeek } from '@/domain/pricing/week';
import type { Slot } from '@/domain/slots/slot';
import type { Day, Instant, Span } from '@/domain/time/wall';
import { addDays, minuteMs, startOfDay } from '@/domain/time/zone';
import { usesByVenue } from '../deals/deal-terms';
import { dealGroupsOf, groupsByDeal, takenByDeal } from '../deals/discovery';
import type { GroupRow } from '../groups/groups';
import type { Reader } from '../store';
import { openingsByDeal } from './openings';

export type Shown = { readonly slot: Slot; readonly group: GroupRow | null };
type Days = { readonly from: Day; readonly until: Day };
type Asked = Days & { readonly now: Instant; readonly quantity: number };
export type Priced = { readonly dealId: string; readonly week: PricedWeek; readonly venueId: string };

/** Bookable slots of one deal on these days of its venue, each with its group. */
export async function bookableSlots(db: Reader, deal: Priced, asked: Asked): Promise<Shown[]> {
  const counts = await countsOf(db, [deal], spanOf(deal.week, asked));
  return slotsWith(counts, deal, asked);
}

/** What is taken of several deals in a span, loaded once. */
export type Counts = {
  readonly uses: Awaited<ReturnType<typeof usesByVenue>>;
  readonly starts: Awaited<ReturnType<typeof takenByDeal>>;
  readonly groups: Awaited<ReturnType<typeof groupsByDeal>>;
  readonly dealGroups: Awaited<ReturnType<typeof dealGroupsOf>>;
  readonly openings: Awaited<ReturnType<typeof openingsByDeal>>;
};

export async function countsOf(db: Reader, deals: readonly Priced[], span: Span): Promise<Counts> {
  const dealIds = deals.map((deal) => deal.dealId);
  const venueIds = [...new Set(deals.map((deal) => deal.venueId))];
  return {
    uses: await usesByVenue(db, venueIds, span),
    starts: await takenByDeal(db, dealIds, span),
    groups: await groupsByDeal(db, dealIds, span),
    dealGroups: await dealGroupsOf(db, dealIds),
    openings: await openingsByDeal(db, dealIds, span),
  };
}

/** The cheapest slot of the span, and its group. */
export function cheapestWith(
  counts: Counts,
  { dealId, venueId, week }: Priced,
  asked: Asked & { readonly span: Span; readonly startsOn: StartsOn },
): Shown | null {
  const groups = counts.groups.get(dealId) ?? new Map<Instant, GroupRow>();
  const slot = cheapestSlot(week, { ...asked, ...takenOf(counts, { dealId, venueId }) });
  return slot && { slot, group: shownGroup(groups.get(slot.start) ?? counts.dealGroups.get(dealId)) };
}

/** What is taken of one of these deals, in the shape of the slot rules. */
export function takenOf(counts: Counts, { dealId, venueId }: Pick<Priced, 'dealId' | 'venueId'>): Taken {
  return {
    uses: counts.uses.get(venueId) ?? new Map(),
    ...(counts.starts.get(dealId) ?? { aloneTaken: new Map() }),
    openings: counts.openings.get(dealId) ?? [],
    groups: atSlots(counts.groups.get(dealId) ?? new Map()),
    dealGroup: atSlot(counts.dealGroups.get(dealId)),
  };
}

export function slotsWith(counts: Counts, { dealId, venueId, week }: Priced, asked: Asked): Shown[] {
  const groups = counts.groups.get(dealId) ?? new Map<Instant, GroupRow>();
  const days: DaysAsked = { ...asked, ...takenOf(counts, { dealId, venueId }) };
  const groupAt = (start: Instant) => shownGroup(groups.get(start) ?? counts.dealGroups.get(dealId));
  return listSlotsOfWeek(week, days).map((slot) => ({ slot, group: groupAt(slot.start) }));
}

/** From the first of these days to the end of the last visit and its clean-up. */
export function spanOf(week: PricedWeek, { from, until }: Days): Span {
  const { venue } = week.rules;
  const longest = week.stepsPerVisit * venue.stepMinutes * minuteMs;
  return {
    from: startOfDay(from, venue.timeZone),
    until: startOfDay(addDays(until, 1), venue.timeZone) + longest,
  };
}

export function atSlots(rows: ReadonlyMap<Instant, GroupRow>): ReadonlyMap<Instant, GroupAtSlot> {
  const found = new Map<Instant, GroupAtSlot>();
  for (const [start, row] of rows) {
    const group = atSlot(row);
    if (group) found.set(start, group);
  }
  return found;
}

/** A group nobody is in or joining any more keeps no place: the slot is as if it had never been opened. */
export function atSlot(row: GroupRow | null | undefined): GroupAtSlot | null {
  if (!row || (row.status === 'open' && row.members + row.joining === 0)) return null;
  return {
    status: row.closedAt === null ? row.status : 'failed',
    members: row.members + row.joining,
    maximum: row.maximum,
    reserved: row.placesReserved,
    closesAt: row.closesAt,
  };
}

function shownGroup(row: GroupRow | undefined): GroupRow | null {
  return row && (row.status !== 'open' || row.members > 0) ? row : null;
}
