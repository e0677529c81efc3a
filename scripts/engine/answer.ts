import type { PastWeek } from '../../domain/pricing/learning/evidence';
import { planWeek, type WeekPlan } from '../../domain/pricing/learning/plan-week';
import type { VenueWeek } from '../../domain/pricing/schedule/venue-week';
import { mostPlaces, type Refused, type Request, readRequest, type Week } from './request';

/** One line in, one line out, whatever the line is. */
export function answerLine(line: string): string {
  const read = readRequest(line);
  if ('refused' in read) return refusal(read.requestId, read.refused);
  try {
    return JSON.stringify(answer(read));
  } catch {
    // A broken promise of our own code must not take the merchants behind this line with it.
    return refusal(read.request.requestId, {
      code: 'E_CRASH',
      message: 'The engine failed on this request.',
    });
  }
}

function refusal(requestId: string | null, error: Refused): string {
  return JSON.stringify({ schemaVersion: 1, requestId, error });
}

function answer({ request, weeks }: { request: Request; weeks: Week[] }): unknown {
  const venue = venueOf(request);
  const history = weeks.map((week) => pastWeekOf(week, request));
  const plan = planWeek({
    venue,
    history,
    profile: request.categoryProfile ?? null,
    withBound: request.wantUpperBound === true,
  });
  return responseOf(request, plan);
}

function venueOf(request: Request): VenueWeek {
  const { rules, unit } = request;
  return {
    grid: request.grid,
    capacity: Float64Array.from(request.capacity, (places) => Math.max(0, Math.floor(places))),
    visitSlots: unit.serviceSlots,
    listPriceMinor: unit.listPriceMinor,
    variableCostMinor: unit.variableCostMinor,
    newcomerBp: request.commission.newcomerBp,
    returningBp: request.commission.returningBp,
    windowCostMinor: request.windowCostMinor,
    rules: {
      levelsPct: rules.levelsPct,
      minContributionMinor: rules.minContributionMinor,
      maxFillPct: rules.maxForecastFillPct,
      maxLevelsPerDay: rules.maxLevelsPerDay,
      maxWindowsPerDay: rules.maxWindowsPerDay,
      minWindowSlots: Math.max(1, rules.minWindowSlots),
      blackout: rules.blackout ?? new Uint8Array(request.capacity.length),
    },
  };
}

/** Counts as they can be: whole, none below zero, none beyond what a place holds. */
function clean(values: readonly number[] | null | undefined, length: number): Float64Array {
  const counts = new Float64Array(length);
  if (!values) return counts;
  for (let at = 0; at < length; at += 1)
    counts[at] = Math.min(mostPlaces, Math.max(0, Math.round(values[at] ?? 0)));
  return counts;
}

/** Negative counts are nothing; percentages that are no longer on the list become the nearest level. */
function pastWeekOf(week: Week, request: Request): PastWeek {
  const slots = request.capacity.length;
  const levels = request.rules.levelsPct.length;
  const percents = week.published?.discountPct;
  const quota = week.published?.quota;
  return {
    level: levelsOf(percents, slots, request.rules.levelsPct),
    quota: quota ? Float64Array.from(quota, (places) => Math.min(mostPlaces, places ?? mostPlaces)) : null,
    fullPrice: clean(week.fullPriceBookings, slots),
    deals: clean(week.dealBookings, slots),
    soldOut: clean(week.soldOut, slots),
    returning: clean(week.redemptions?.returning, levels),
    answers: clean(week.redemptions?.total, levels),
  };
}

function levelsOf(
  percents: readonly number[] | null | undefined,
  slots: number,
  levelsPct: readonly number[],
): Uint8Array {
  const levels = new Uint8Array(slots);
  if (!percents) return levels;
  for (let at = 0; at < slots; at += 1) levels[at] = nearestLevel(percents[at] ?? 0, levelsPct);
  return levels;
}

function nearestLevel(percent: number, levelsPct: readonly number[]): number {
  if (percent <= 0) return 0;
  return levelsPct.reduce(
    (best, level, index) =>
      index > 0 && Math.abs(level - percent) < Math.abs((levelsPct[best] ?? 0) - percent) ? index : best,
    Math.min(1, levelsPct.length - 1),
  );
}

function responseOf(request: Request, plan: WeekPlan): unknown {
  const { levelsPct } = request.rules;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    schemaVersion: 1,
    requestId: request.requestId,
    discountPct: Array.from(plan.level, (level) => levelsPct[level] ?? 0),
    quota: Array.from(plan.level, (level, slot) => (level > 0 ? (plan.quota[slot] ?? 0) : 0)),
    forecast: {
      fill: Array.from(plan.ordinary.fill, round),
      startsPerWeek: Array.from(plan.ordinary.baseline.mean, round),
    },
    because: plan.because,
    binding: plan.binding,
    expectedGainMinor: Math.round(plan.gainMinor),
    sure: round(plan.sure),
    ...(plan.upperBoundMinor === null ? {} : { upperBoundMinor: Math.ceil(plan.upperBoundMinor) }),
  };
}
