import { seeded, seedOf } from '../../../domain/forecast/chance/generator';
import type { PastWeek } from '../../../domain/pricing/learning/evidence';
import { weeksBefore } from './fixed-rules';
import { drawGuests, type Outcome, type Published, play, type Town } from './play';
import { type Policy, pastWeekOf } from './policies';

export const weeksPlayed = 12;

/** A season of one policy against the same guests without any deal. Money in minor units, guests as counts. */
export type Season = {
  none: number;
  earned: number;
  deals: number;
  slowDeals: number;
  covers: number;
  turnedAway: number;
  wouldHaveCome: number;
  planMs: number[];
};

export type SeasonInput = {
  town: Town;
  policies: readonly Policy[];
  ordinaryFill: Float64Array;
  season: number;
};

/** One season under every policy: all of them meet the same guests. */
export function playSeason({ town, policies, ordinaryFill, season }: SeasonInput): Season[] {
  const chance = seeded(seedOf('season', season));
  const without: Published = { level: new Uint8Array(town.venue.wanted.length), quota: null };
  const played = policies.map((policy) => ({ policy, history: [] as PastWeek[], sum: nothingYet() }));
  for (let week = -weeksBefore; week < weeksPlayed; week += 1) {
    const guests = drawGuests(town, chance);
    const plain = play(town, guests, without);
    for (const { policy, history, sum } of played) {
      const started = performance.now();
      const published = week < 0 ? without : policy.plan(history);
      const isPlain = published.level.every((level) => level === 0);
      const taken = performance.now() - started;
      const outcome = isPlain ? plain : play(town, guests, published);
      history.push(pastWeekOf(published, outcome));
      if (week < 0) continue;
      sum.planMs.push(taken);
      sum.none += plain.contribution;
      count(sum, outcome, ordinaryFill);
    }
  }
  return played.map(({ sum }) => sum);
}

function nothingYet(): Season {
  return {
    none: 0,
    earned: 0,
    deals: 0,
    slowDeals: 0,
    covers: 0,
    turnedAway: 0,
    wouldHaveCome: 0,
    planMs: [],
  };
}

function count(sum: Season, outcome: Outcome, ordinaryFill: Float64Array): void {
  sum.earned += outcome.contribution;
  sum.covers += outcome.covers;
  sum.turnedAway += outcome.turnedAway;
  sum.wouldHaveCome += outcome.wouldHaveCome;
  for (const [slot, deals] of outcome.deals.entries()) {
    sum.deals += deals;
    if ((ordinaryFill[slot] ?? 1) < 0.5) sum.slowDeals += deals;
  }
}
