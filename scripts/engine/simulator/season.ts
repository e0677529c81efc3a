import { seeded, seedOf } from '../../../domain/forecast/chance/generator';
import type { PastWeek } from '../../../domain/pricing/learning/evidence';
import { drawGuests, type Guests, type Outcome, type Published, play, type Town } from './play';
import { type Policy, pastWeekOf } from './policies';

export const weeksBefore = 8;
export const weeksPlayed = 12;

/** A season of one policy against the same guests without any deal. */
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

export type SeasonInput = { town: Town; policy: Policy; ordinaryFill: Float64Array; season: number };

export function playSeason({ town, policy, ordinaryFill, season }: SeasonInput): Season {
  const chance = seeded(seedOf('season', season));
  const without: Published = { level: new Uint8Array(town.venue.wanted.length), quota: null };
  const history: PastWeek[] = [];
  const sum: Season = {
    none: 0,
    earned: 0,
    deals: 0,
    slowDeals: 0,
    covers: 0,
    turnedAway: 0,
    wouldHaveCome: 0,
    planMs: [],
  };
  for (let week = -weeksBefore; week < weeksPlayed; week += 1) {
    const guests = drawGuests(town, chance);
    const plain = play(town, guests, without);
    if (week < 0) {
      history.push(pastWeekOf(without, plain));
      continue;
    }
    const started = performance.now();
    const published = policy.plan(history);
    sum.planMs.push(performance.now() - started);
    const outcome = playOrReuse(town, { guests, published, plain });
    history.push(pastWeekOf(published, outcome));
    sum.none += plain.contribution;
    count(sum, outcome, ordinaryFill);
  }
  return sum;
}

function playOrReuse(
  town: Town,
  { guests, published, plain }: { guests: Guests; published: Published; plain: Outcome },
): Outcome {
  return published.level.some((level) => level > 0) ? play(town, guests, published) : plain;
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
