import type { SellingVenue, SoldPackage } from '@/db/deals/deal-terms';
import { refusedSuggestionAt, soldVisits } from '@/db/forecast/sold';
import { packagesOfVenue } from '@/db/venues';
import { listPriceOf } from '@/domain/deals/list-price';
import { accept, refuse } from '@/domain/kernel/result';
import type { Money } from '@/domain/money/money';
import type { PastWeek } from '@/domain/pricing/learning/evidence';
import { planWeek } from '@/domain/pricing/learning/plan-week';
import type { VenueWeek } from '@/domain/pricing/schedule/venue-week';
import { type PlannedWindow, windowsOf } from '@/domain/pricing/schedule/windows-of';
import { isoOf } from '@/domain/time/iso';
import type { Instant } from '@/domain/time/wall';
import { dayMinutes, weekdays } from '@/domain/time/windows';
import { hourMs, wallAt } from '@/domain/time/zone';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import { fitsHours } from '@/domain/venues/opening';
import type { Answer, Context } from '../context';
import { moneyView } from '../slots/slot-view';
import { ownVenue } from '../venues/parts/own-venue';
import type { SuggestWindows } from './suggest-windows.input';

export type Suggestion = {
  readonly packageId: string;
  readonly windows: readonly PlannedWindow[];
  readonly because: 'probing' | 'pays' | 'does-not-pay' | 'nothing-allowed' | 'nothing-known';
  /** Which rule leaves nothing, where one does. */
  readonly binding: string | null;
  /** Expected gain a week over no discount, and the weight of beliefs that see one. */
  readonly gain: Money;
  readonly sure: number;
  /** Ordinary fill of the hours suggested, from the emptiest to the fullest, as shares. */
  readonly fill: { readonly low: number; readonly high: number } | null;
  readonly listPrice: Money;
  readonly variableCost: Money;
  readonly refusedAt: string | null;
};

const levelsPct = [0, 10, 15, 20, 25, 30];
/** What one newcomer in a quiet hour costs, and a guest who comes again. Source: domain/settlement/fee.ts. */
const commission = { newcomerBp: 800, returningBp: 0 };
const hours = 24;
const weekMs = 7 * 24 * hourMs;
/** The ordinary week stands for so many weeks before the first deal. */
const weeksBefore = 8;
const guardPct = 60;

/** Which hours are worth discounting, how deep and how many places: from the ordinary week and what happened in deals so far. */
export async function suggestWindows(ctx: Context, { id }: SuggestWindows): Promise<Answer<Suggestion>> {
  const found = await ownVenue(ctx, ctx.reader, { id, roles: ['manager', 'accountant'] });
  if (!found.ok) return found;
  const venue = found.value;
  const [pkg] = await packagesOfVenue(ctx.reader, id);
  if (!pkg) return refuse({ reason: 'not-found' });
  const now = ctx.clock.now();
  const starts = ordinaryStarts(venue, pkg);
  const week = weekOf(venue, pkg);
  const dealWeeks = await weeksWithDeals(ctx, { venue, now, starts });
  const history = [...Array.from({ length: weeksBefore }, () => plainWeek(starts)), ...dealWeeks];
  const plan = planWeek({ venue: week, history, profile: null });
  const isKnown = venue.busyness.length > 0;
  const grid = week.grid;
  const windows = isKnown ? windowsOf({ level: plan.level, quota: plan.quota, levelsPct, grid }) : [];
  const refusedAt = await refusedSuggestionAt(ctx.reader, id);
  const money = (amount: number) => moneyView(Math.round(amount), pkg.currency);
  return accept({
    packageId: pkg.id,
    windows,
    because: isKnown ? plan.because : 'nothing-known',
    binding: plan.binding,
    gain: money(plan.gainMinor),
    sure: plan.sure,
    fill: fillOf(plan.level, plan.ordinary.fill),
    listPrice: money(week.listPriceMinor),
    variableCost: money(week.variableCostMinor),
    refusedAt: refusedAt !== null && refusedAt > now - weekMs ? isoOf(refusedAt) : null,
  });
}

function fillOf(level: ArrayLike<number>, fill: Float64Array): Suggestion['fill'] {
  const chosen = [...fill].filter((_, slot) => (level[slot] ?? 0) > 0);
  return chosen.length > 0 ? { low: Math.min(...chosen), high: Math.max(...chosen) } : null;
}

function visitHours(pkg: SoldPackage): number {
  return Math.max(1, Math.ceil((pkg.durationMinutes + pkg.cleanUpMinutes) / 60));
}

/** λ_j = O_j / length of a visit: starts an hour that keep the ordinary places in use. */
function ordinaryStarts(venue: SellingVenue, pkg: SoldPackage): Float64Array {
  const length = visitHours(pkg);
  return Float64Array.from({ length: 7 * hours }, (_, slot) => {
    const weekday = weekdays[Math.floor(slot / hours)] ?? 1;
    return (expectedSeatsAt(venue.busyness, weekday, (slot % hours) * 60) ?? 0) / length;
  });
}

function weekOf(venue: SellingVenue, pkg: SoldPackage): VenueWeek {
  const isOpen = fitsHours(venue.hours, Math.min(60, pkg.durationMinutes));
  const places = Math.floor(venue.seats / pkg.seatsPerUnit);
  const listPriceMinor = listPriceOf(pkg);
  return {
    grid: { slotMinutes: 60, slotsPerDay: hours, dayStartMinute: 0 },
    capacity: Float64Array.from({ length: 7 * hours }, (_, slot) => {
      const weekday = weekdays[Math.floor(slot / hours)] ?? 1;
      return isOpen({ weekday, minute: (slot % hours) * 60 }) ? places : 0;
    }),
    visitSlots: visitHours(pkg),
    listPriceMinor,
    variableCostMinor: pkg.variableCostMinor,
    ...commission,
    windowCostMinor: 0,
    rules: {
      levelsPct,
      minContributionMinor: Math.round(0.15 * listPriceMinor),
      maxFillPct: guardPct,
      maxLevelsPerDay: 1,
      maxWindowsPerDay: 2,
      minWindowSlots: 2,
      blackout: new Uint8Array(7 * hours),
    },
  };
}

function plainWeek(starts: Float64Array): PastWeek {
  const none = new Float64Array(levelsPct.length);
  return {
    level: new Uint8Array(starts.length),
    quota: null,
    fullPrice: starts,
    deals: new Float64Array(starts.length),
    soldOut: new Uint8Array(starts.length),
    returning: none,
    answers: none,
  };
}

type Past = { readonly venue: SellingVenue; readonly now: Instant; readonly starts: Float64Array };

/** The weeks in which something was sold for less: deals by hour and level, and the answers to "been here before?". */
async function weeksWithDeals(ctx: Context, { venue, now, starts }: Past): Promise<PastWeek[]> {
  const span = { from: now - 12 * weekMs, until: now };
  const sold = await soldVisits(ctx.reader, venue.id, span);
  const deals = sold.filter(({ isDiscounted }) => isDiscounted);
  const byWeek = Map.groupBy(deals, ({ start }) => Math.floor((now - start) / weekMs));
  return [...byWeek.values()].reverse().map((visits) => {
    const week = {
      ...plainWeek(starts),
      level: new Uint8Array(starts.length),
      deals: new Float64Array(starts.length),
      returning: new Float64Array(levelsPct.length),
      answers: new Float64Array(levelsPct.length),
    };
    for (const visit of visits) {
      const { weekday, minute } = wallAt(visit.start, venue.timeZone);
      const slot = ((weekday - 1) * dayMinutes) / 60 + Math.floor(minute / 60);
      const level = nearestLevel(visit.offBps / 100);
      week.level[slot] = level;
      week.deals[slot] = (week.deals[slot] ?? 0) + visit.quantity;
      if (visit.beenHere === null) continue;
      week.answers[level] = (week.answers[level] ?? 0) + 1;
      week.returning[level] = (week.returning[level] ?? 0) + (visit.beenHere ? 1 : 0);
    }
    return week;
  });
}

function nearestLevel(percent: number): number {
  return levelsPct.reduce(
    (best, level, index) =>
      index > 0 && Math.abs(level - percent) < Math.abs((levelsPct[best] ?? 0) - percent) ? index : best,
    1,
  );
}
