import { closesAt } from '../deals/closes-at';
import type { GroupTerms } from '../deals/terms';
import { basisPoints } from '../money/money';
import { discountedSeatsLeft, seatsLeft } from '../slots/seats';
import type { PriceReason, Slot } from '../slots/slot';
import type { Day, Instant } from '../time/wall';
import { addDays, dayOf, minuteMs } from '../time/zone';
import { type Start, startsOf } from '../venues/opening';
import type { DealRules } from './deal-rules';
import { liveQuote } from './live/live-quote';
import type { Asked, GroupAtSlot } from './live/taken';
import { isVisitDay, stepsOf } from './quote';
import { type PricedWeek, pricedWeek, type Quote } from './week';

export type DaysAsked = Asked & { readonly from: Day; readonly until: Day };
export type SlotsAsked = DealRules & DaysAsked;
export type SlotAsked = DealRules & Asked & { readonly start: Instant };

/** Every bookable start of the days asked, both included. Full, closed and past ones are absent. Page: docs/rules/pricing.md. */
export function listSlots(asked: SlotsAsked): Slot[] {
  return listSlotsOfWeek(pricedWeek(asked), asked);
}

/** The same for a week worked out before: lists of many deals keep theirs, since only what is taken changes. */
export function listSlotsOfWeek(week: PricedWeek, asked: DaysAsked): Slot[] {
  const { terms, venue, package: pkg } = week.rules;
  const first = asked.from > terms.visitFrom ? asked.from : terms.visitFrom;
  const last = asked.until < terms.visitUntil ? asked.until : terms.visitUntil;
  const slots: Slot[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    for (const start of startsOf(venue, day, pkg.durationMinutes)) {
      const slot = start.start > asked.now ? slotOf(week, start, asked) : null;
      if (slot) slots.push(slot);
    }
  }
  return slots;
}

/** The same slot as the list would show, or null: checkout asks this again with fresh counts. */
export function slotAt(asked: SlotAsked): Slot | null {
  const week = pricedWeek(asked);
  const found = startIn(week, asked);
  return found && slotOf(week, found, asked);
}

/** The start at that instant; null where it is over, the venue is closed, or the deal takes no visits on that day. */
export function startIn(
  { rules }: PricedWeek,
  { start, now }: { readonly start: Instant; readonly now: Instant },
): Start | null {
  const { terms, venue, package: pkg } = rules;
  const day = dayOf(start, venue.timeZone);
  if (start <= now || !isVisitDay(terms, day)) return null;
  return startsOf(venue, day, pkg.durationMinutes).find((one) => one.start === start) ?? null;
}

/** One start of the venue as a slot, or null where it is full. */
export function slotOf(week: PricedWeek, shown: Start, asked: Asked): Slot | null {
  const { package: pkg, venue } = week.rules;
  const { start, local } = shown;
  const quote = liveQuote(week, shown, asked);
  const steps = stepsOf(week.rules, start);
  const needed = asked.quantity * pkg.seatsPerUnit;
  const left = seatsLeft({ capacity: venue.seats, uses: asked.uses, steps });
  const discounted =
    quote.window || quote.tiers.length > 0
      ? discountedSeatsLeft({
          capacity: venue.seats,
          uses: asked.uses,
          steps,
          protectedByStep: quote.protectedByStep,
        })
      : 0;
  const groupPriceMinor = groupIsPossible(week, { start, discounted, asked }) ? firstTierPrice(quote) : null;
  if (left < needed && groupPriceMinor === null) return null;
  const alone = aloneLeft(quote, discounted, asked.aloneTaken.get(start) ?? 0);
  return {
    start,
    end: start + pkg.durationMinutes * minuteMs,
    local,
    listPriceMinor: quote.listPriceMinor,
    ...alonePrice(quote, alone >= needed),
    groupPriceMinor,
    dealSeatsLeft: alone,
    seatsLeft: left,
  };
}

/** Places still sold alone at the deal's price: the window's own allotment, and never into the protected places. */
function aloneLeft({ window, because }: Quote, discounted: number, taken: number): number {
  if (!window || !isReduced(because)) return 0;
  if (because.kind === 'opened') return Math.max(0, Math.min(window.seats, discounted));
  return Math.max(0, Math.min(window.seats - taken, discounted));
}

/** Once the deal's places are gone, or fewer are left than asked, the ordinary price stands. Source: api.md, slots. */
function alonePrice(quote: Quote, isEnough: boolean): Pick<Slot, 'priceMinor' | 'offBps' | 'because'> {
  if (!isReduced(quote.because) || isEnough) {
    return { priceMinor: quote.priceMinor, offBps: quote.offBps, because: quote.because };
  }
  return { priceMinor: quote.listPriceMinor, offBps: basisPoints(0), because: { kind: 'deal-places-gone' } };
}

function isReduced({ kind }: PriceReason): boolean {
  return kind === 'off-peak' || kind === 'opened';
}

type GroupAsked = { readonly start: Instant; readonly discounted: number; readonly asked: Asked };

/** A slot takes a group while one is open there with room, or while none was and the places for its threshold are free. Source: api.md, life of a group. */
function groupIsPossible(week: PricedWeek, { start, discounted, asked }: GroupAsked): boolean {
  const { terms, package: pkg } = week.rules;
  if (!terms.group) return false;
  const group = asked.groups.get(start);
  if (group) return isJoinable(group, { discounted, seatsPerUnit: pkg.seatsPerUnit, now: asked.now });
  if (asked.dealGroup && !takesMore(asked.dealGroup, asked.now)) return false;
  if (asked.now >= closesAt({ group: terms.group, start, createdAt: asked.now })) return false;
  return discounted >= placesToOpen(terms.group) * pkg.seatsPerUnit;
}

type Room = { readonly discounted: number; readonly seatsPerUnit: number; readonly now: Instant };

function isJoinable(group: GroupAtSlot, { discounted, seatsPerUnit, now }: Room): boolean {
  if (!takesMore(group, now)) return false;
  const waiting = group.reserved - group.members * seatsPerUnit;
  return waiting >= seatsPerUnit || discounted >= seatsPerUnit;
}

function takesMore({ status, members, maximum, closesAt: until }: GroupAtSlot, now: Instant): boolean {
  return status !== 'failed' && now < until && members < maximum;
}

/** A campaign gathers its people over many slots, so one place is enough; the others need all of the threshold in one slot. */
function placesToOpen(group: GroupTerms): number {
  return group.scope === 'deal' ? 1 : group.threshold;
}

function firstTierPrice({ tiers }: Quote) {
  return tiers[0]?.priceMinor ?? null;
}
