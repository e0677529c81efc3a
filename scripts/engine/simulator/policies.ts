import type { PastWeek } from '../../../domain/pricing/learning/evidence';
import { planWeek } from '../../../domain/pricing/learning/plan-week';
import { heldRule, isHappy, seenRule, weeksBefore } from './fixed-rules';
import { knownPlan } from './known';
import type { Outcome, Published, Town } from './play';

/**
 * What a venue might do with its weeks. The learner sees the history only; the known plan is told the town's parameters, and so
 * is `knownLater`, which must do without deals in the first week, like somebody who first has to ask.
 */
export type Policy = { readonly name: string; readonly plan: (history: readonly PastWeek[]) => Published };

export function policiesFor(town: Town): { policies: Policy[]; ordinaryFill: Float64Array } {
  const { week, profile, wanted } = town.venue;
  const known = knownPlan(town);
  const fixed = (name: string, levelAt: (slot: number) => number): Policy => {
    const level = Uint8Array.from(wanted, (count, slot) => (count > 0 ? levelAt(slot) : 0));
    return { name, plan: () => ({ level, quota: null }) };
  };
  const nothing: Published = { level: new Uint8Array(wanted.length), quota: null };
  const levelOf = (percent: number) => Math.max(0, week.rules.levelsPct.indexOf(percent));
  return {
    ordinaryFill: known.ordinaryFill,
    policies: [
      fixed('flat50', () => levelOf(50)),
      fixed('flat20', () => levelOf(20)),
      fixed('happyHour', (slot) => (isHappy(town, slot) ? levelOf(30) : 0)),
      fixed('fillRule', (slot) => ((known.ordinaryFill[slot] ?? 1) < 0.5 ? levelOf(30) : 0)),
      { name: 'seenRule', plan: (history) => seenRule(town, history, levelOf(30)) },
      { name: 'heldRule', plan: (history) => heldRule(town, history, levelOf(30)) },
      { name: 'known', plan: () => known.published },
      { name: 'knownLater', plan: (history) => (history.length > weeksBefore ? known.published : nothing) },
      { name: 'learned', plan: (history) => planWeek({ venue: week, history, profile }) },
    ],
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
