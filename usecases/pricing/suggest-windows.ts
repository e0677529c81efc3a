import { refusedSuggestionAt } from '@/db/forecast/sold';
import { packagesOfVenue } from '@/db/venues';
import { accept, refuse } from '@/domain/kernel/result';
import type { Money } from '@/domain/money/money';
import { groupAt } from '@/domain/pricing/learning/group-start';
import { planWeek, type WeekPlan } from '@/domain/pricing/learning/plan-week';
import { roomAlone } from '@/domain/pricing/schedule/quota';
import type { VenueWeek } from '@/domain/pricing/schedule/venue-week';
import { type PlannedWindow, windowsOf } from '@/domain/pricing/schedule/windows-of';
import { isoOf } from '@/domain/time/iso';
import type { Weekday } from '@/domain/time/wall';
import { weekdays } from '@/domain/time/windows';
import { weekMs } from '@/domain/time/zone';
import type { Answer, Context } from '../context';
import { moneyView } from '../slots/slot-view';
import { ownVenue } from '../venues/parts/own-venue';
import { type DayClosed, daysClosed } from './parts/days-closed';
import { priorFor } from './parts/price-response';
import { engineInputOf, type KnownBy, levelsPct } from './parts/venue-engine';
import type { SuggestWindows } from './suggest-windows.input';

/** A group for one start, where it is expected to leave more than the same discount open to all. */
export type SuggestedGroup = {
  readonly weekday: Weekday;
  readonly minute: number;
  readonly percentOff: number;
  readonly minJoin: number;
  readonly most: number;
  readonly closesHoursBefore: number;
  /** Guests expected to join who would come at the full price too. */
  readonly regulars: number;
  /** Expected per week with the group, and with the same discount open to all. */
  readonly value: Money;
  readonly openValue: Money;
};

export type Suggestion = {
  readonly packageId: string;
  readonly windows: readonly PlannedWindow[];
  /** Special days to come on which the guard closes one of them by itself. */
  readonly notOn: readonly DayClosed[];
  readonly group: SuggestedGroup | null;
  readonly because: WeekPlan['because'];
  readonly knownBy: KnownBy;
  /** Which rule leaves nothing, where one does. */
  readonly binding: string | null;
  /** Expected gain a week over no discount, and the weight of beliefs that see one. */
  readonly gain: Money;
  readonly sure: number;
  /** Ordinary fill of the hours suggested, from the emptiest to the fullest, as shares. */
  readonly fill: { readonly low: number; readonly high: number } | null;
  readonly listPrice: Money;
  readonly variableCost: Money;
  readonly windowCost: Money;
  readonly refusedAt: string | null;
};

/** Which hours are worth discounting, how deep, how many places, and where a group is better: from the ordinary week and what happened so far. */
export async function suggestWindows(
  ctx: Context,
  { id, windowCostMinor }: SuggestWindows,
): Promise<Answer<Suggestion>> {
  const found = await ownVenue(ctx, ctx.reader, { id, roles: ['manager', 'accountant'] });
  if (!found.ok) return found;
  const venue = found.value;
  const [pkg] = await packagesOfVenue(ctx.reader, id);
  if (!pkg) return refuse({ reason: 'not-found' });
  const now = ctx.clock.now();
  const { input, knownBy } = await engineInputOf(ctx.reader, { venue, package: pkg, now, windowCostMinor });
  const plan = planWeek({ ...input, prior: await priorFor(ctx.reader, { category: pkg.category, but: id }) });
  const refusedAt = await refusedSuggestionAt(ctx.reader, id);
  const money = (amount: number) => moneyView(Math.round(amount), pkg.currency);
  const windows = windowsOf({ ...plan, levelsPct, grid: input.venue.grid });
  return accept({
    packageId: pkg.id,
    windows,
    notOn: daysClosed(venue, { windows, now }),
    group: bestGroup({ plan, week: input.venue, money }),
    because: plan.because,
    knownBy,
    binding: plan.binding,
    gain: money(plan.gainMinor),
    sure: plan.sure,
    fill: fillOf(plan.level, plan.ordinary.fill),
    listPrice: money(input.venue.listPriceMinor),
    variableCost: money(input.venue.variableCostMinor),
    windowCost: money(windowCostMinor),
    refusedAt: refusedAt !== null && refusedAt > now - weekMs ? isoOf(refusedAt) : null,
  });
}

type Planned = {
  readonly plan: WeekPlan;
  readonly week: VenueWeek;
  readonly money: (amount: number) => Money;
};

/** Of the starts worth asking about the one where a group is worth most. */
function bestGroup({ plan, week, money }: Planned): SuggestedGroup | null {
  const groups = startsToAsk(plan, week).flatMap(({ slot, level }) => {
    const most = roomAlone(week, plan.ordinary.occupied, level)[slot] ?? 0;
    const group = groupAt(plan.belief, { venue: week, slot, level, room: most });
    return group ? [{ ...group, slot, most, percentOff: levelsPct[level] ?? 0 }] : [];
  });
  const best = groups.sort((one, other) => other.valueMinor - one.valueMinor)[0];
  if (!best) return null;
  const { slot, percentOff, minJoin, most, closesHoursBefore, regulars } = best;
  return {
    weekday: weekdays[Math.floor(slot / week.grid.slotsPerDay)] ?? 1,
    minute: (slot % week.grid.slotsPerDay) * week.grid.slotMinutes,
    ...{ percentOff, minJoin, most, closesHoursBefore, regulars },
    value: money(best.valueMinor),
    openValue: money(best.openValueMinor),
  };
}

/** Starts asked about where no window is suggested. */
const mostAsked = 12;
const usualLevel = levelsPct.indexOf(20);

/** The starts of the windows; where there are none, the emptiest open hours: what costs too much to open to all may pay for a group. */
function startsToAsk({ level, ordinary }: WeekPlan, { capacity, rules }: VenueWeek) {
  const slots = Array.from(level.keys());
  const inWindows = slots.filter((slot) => (level[slot] ?? 0) > 0);
  if (inWindows.length > 0) return inWindows.map((slot) => ({ slot, level: level[slot] ?? 0 }));
  return slots
    .filter(
      (slot) => (capacity[slot] ?? 0) > 0 && 100 * (ordinary.guardedFill[slot] ?? 1) <= rules.maxFillPct,
    )
    .sort((one, other) => (ordinary.fill[one] ?? 1) - (ordinary.fill[other] ?? 1))
    .slice(0, mostAsked)
    .map((slot) => ({ slot, level: usualLevel }));
}

function fillOf(level: ArrayLike<number>, fill: Float64Array): Suggestion['fill'] {
  const chosen = [...fill].filter((_, slot) => (level[slot] ?? 0) > 0);
  return chosen.length > 0 ? { low: Math.min(...chosen), high: Math.max(...chosen) } : null;
}
