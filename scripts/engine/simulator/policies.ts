import { occupancyOf } from '../../../domain/forecast/week-grid';
import type { PastWeek } from '../../../domain/pricing/learning/evidence';
import { planWeek } from '../../../domain/pricing/learning/plan-week';
import { knownPlan } from './known';
import type { Outcome, Published, Town } from './play';

/** Weeks without any deal, played before a season. */
export const weeksBefore = 8;

/** What a venue might do with its weeks. The learner sees the history only; the known plan is told the town's parameters. */
export type Policy = { readonly name: string; readonly plan: (history: readonly PastWeek[]) => Published };

export function policiesFor(town: Town): { policies: Policy[]; ordinaryFill: Float64Array } {
  const { week, profile, wanted } = town.venue;
  const known = knownPlan(town);
  const fixed = (name: string, levelAt: (slot: number) => number): Policy => {
    const level = Uint8Array.from(wanted, (count, slot) => (count > 0 ? levelAt(slot) : 0));
    return { name, plan: () => ({ level, quota: null }) };
  };
  const levelOf = (percent: number) => Math.max(0, week.rules.levelsPct.indexOf(percent));
  return {
    ordinaryFill: known.ordinaryFill,
    policies: [
      fixed('flat50', () => levelOf(50)),
      fixed('flat20', () => levelOf(20)),
      fixed('happyHour', (slot) => (isHappy(town, slot) ? levelOf(30) : 0)),
      fixed('fillRule', (slot) => ((known.ordinaryFill[slot] ?? 1) < 0.5 ? levelOf(30) : 0)),
      { name: 'seenRule', plan: (history) => seenRule(town, history, levelOf(30)) },
      { name: 'known', plan: () => known.published },
      { name: 'learned', plan: (history) => planWeek({ venue: week, history, profile }) },
    ],
  };
}

/** The same rule as an owner could follow it, who knows what was counted in the weeks before the first deal and not the town's true fill. */
function seenRule({ venue }: Town, history: readonly PastWeek[], level: number): Published {
  const { week, wanted } = venue;
  const before = history.slice(0, weeksBefore);
  const starts = wanted.map((_, slot) =>
    before.reduce((sum, { fullPrice }) => sum + (fullPrice[slot] ?? 0) / before.length, 0),
  );
  const occupied = occupancyOf(starts, week.visitSlots, week.grid.slotsPerDay);
  const isEmpty = (slot: number) => 2 * (occupied[slot] ?? 0) < (week.capacity[slot] ?? 0);
  return {
    level: Uint8Array.from(wanted, (count, slot) => (count > 0 && isEmpty(slot) ? level : 0)),
    quota: null,
  };
}

export function pastWeekOf(published: Published, outcome: Outcome): PastWeek {
  const { fullPrice, deals, soldOut, returning, total } = outcome;
  return {
    level: Uint8Array.from(published.level),
    quota: published.quota,
    fullPrice,
    deals,
    soldOut,
    returning,
    answers: total,
  };
}

function isHappy({ venue }: Town, slot: number): boolean {
  const { grid } = venue.week;
  const day = Math.floor(slot / grid.slotsPerDay);
  const minute = grid.dayStartMinute + (slot % grid.slotsPerDay) * grid.slotMinutes;
  return (
    venue.happy.days.includes(day) && minute >= venue.happy.fromMinute && minute < venue.happy.untilMinute
  );
}
