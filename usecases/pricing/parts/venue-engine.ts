import type { SellingVenue, SoldPackage } from '@/db/deals/deal-terms';
import { soldVisits } from '@/db/forecast/sold';
import type { Reader } from '@/db/store';
import { listPriceOf } from '@/domain/deals/list-price';
import { tradeFill, tradeWeek } from '@/domain/forecast/baseline/trade-week';
import type { PastWeek } from '@/domain/pricing/learning/evidence';
import type { PlanInput } from '@/domain/pricing/learning/plan-week';
import type { VenueWeek } from '@/domain/pricing/schedule/venue-week';
import type { Instant } from '@/domain/time/wall';
import { dayMinutes, weekdays } from '@/domain/time/windows';
import { dayOf, wallAt, weekMs } from '@/domain/time/zone';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import { inSeason } from '@/domain/venues/calendar';
import { openStarts } from '@/domain/venues/opening';

/** Levels a suggestion chooses from. */
export const levelsPct = [0, 10, 15, 20, 25, 30];
/** What one newcomer in a quiet hour costs, and a guest who comes again. Source: domain/settlement/fee.ts. */
const commission = { newcomerBp: 800, returningBp: 0 };
const hours = 24;
/** The ordinary week stands for so many weeks before the first deal; the trade's, where nothing was told, for three (design 2a). */
const weeksBefore = 8;
const weeksOfTrade = 3;
export const guardPct = 60;

export type VenueAsked = {
  readonly venue: SellingVenue;
  readonly package: SoldPackage;
  readonly now: Instant;
  /** What one more window costs the merchant to run [minor units]. */
  readonly windowCostMinor: number;
};

/** Who told the ordinary week: the merchant and the books, or nobody, and it is the trade's. */
export type KnownBy = 'told' | 'trade';

/** What the engine is asked for a venue: its week by the hour, and the weeks so far. */
export async function engineInputOf(
  db: Reader,
  asked: VenueAsked,
): Promise<{ input: Omit<PlanInput, 'prior'>; knownBy: KnownBy }> {
  const { venue, package: pkg } = asked;
  const knownBy = venue.busyness.length > 0 ? 'told' : 'trade';
  const starts = knownBy === 'told' ? toldStarts(asked) : tradeStarts(venue, pkg);
  const plain = Array.from({ length: knownBy === 'told' ? weeksBefore : weeksOfTrade }, () =>
    plainWeek(starts),
  );
  const history = [...plain, ...(await weeksWithDeals(db, { ...asked, starts }))];
  return { input: { venue: weekOf(asked), history, profile: tradeWeek(pkg.category) }, knownBy };
}

function visitHours(pkg: SoldPackage): number {
  return Math.max(1, Math.ceil((pkg.durationMinutes + pkg.cleanUpMinutes) / 60));
}

/** λ_j = O_j / length of a visit: starts an hour that keep the ordinary places of the coming week's month in use. */
function toldStarts({ venue, package: pkg, now }: VenueAsked): Float64Array {
  const length = visitHours(pkg);
  const busyness = inSeason(venue.busyness, venue, dayOf(now + weekMs, venue.timeZone));
  return Float64Array.from({ length: 7 * hours }, (_, slot) => {
    const weekday = weekdays[Math.floor(slot / hours)] ?? 1;
    return (expectedSeatsAt(busyness, weekday, (slot % hours) * 60) ?? 0) / length;
  });
}

function tradeStarts(venue: SellingVenue, pkg: SoldPackage): Float64Array {
  const open = openAt(venue, pkg);
  const fill = tradeFill(pkg.category, (hour) => open[hour] === true);
  return fill.map((share) => (share * venue.seats) / visitHours(pkg));
}

function openAt(venue: SellingVenue, pkg: SoldPackage): boolean[] {
  return openStarts(venue.hours, Math.min(60, pkg.durationMinutes));
}

function weekOf({ venue, package: pkg, windowCostMinor }: VenueAsked): VenueWeek {
  const places = Math.floor(venue.seats / pkg.seatsPerUnit);
  const listPriceMinor = listPriceOf(pkg);
  return {
    grid: { slotMinutes: 60, slotsPerDay: hours, dayStartMinute: 0 },
    capacity: Float64Array.from(openAt(venue, pkg), (isOpen) => (isOpen ? places : 0)),
    visitSlots: visitHours(pkg),
    listPriceMinor,
    variableCostMinor: pkg.variableCostMinor,
    ...commission,
    windowCostMinor,
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

type Past = VenueAsked & { readonly starts: Float64Array };

/** The weeks in which something was sold for less: deals by hour and level, and the answers to "been here before?". */
async function weeksWithDeals(db: Reader, { venue, now, starts }: Past): Promise<PastWeek[]> {
  const span = { from: now - 12 * weekMs, until: now };
  const sold = await soldVisits(db, venue.id, span);
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
