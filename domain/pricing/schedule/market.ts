import { sumsAround } from './around';
import type { Reach } from './reach';
import { moveWeights, type PriceResponse, pulls } from './taste';

/** One kind of guest of one believed town. */
export type Crowd = {
  /** Λ_s: guests per week who would like slot s best. */
  readonly arrivals: Float64Array;
  /** Σ of move weights over everything a guest of slot s would consider. */
  readonly reached: Float64Array;
  /** Attraction per move kind, and per level. */
  readonly moves: Float64Array;
  readonly pull: Float64Array;
  /** Contribution per level [minor units/place]. */
  readonly margin: Float64Array;
};

/** One belief about the town, with its weight. Regulars who never see a platform price do not appear: no schedule moves them. */
export type Market = {
  readonly weight: number;
  readonly watching: Crowd;
  readonly seekers: Crowd;
};

/** Ordinary demand and where deal seekers would like to sit: the same for every belief. */
export type Demand = {
  /** Full-price starts per slot and week when nothing is discounted, deal seekers' among them. */
  readonly ordinary: Float64Array;
  readonly total: number;
  /** Deal seekers' desired hours, as shares: half like the regulars', half even over the open slots (design 3). */
  readonly wishes: Float64Array;
};

export type MarketInput = {
  readonly response: PriceResponse;
  readonly weight: number;
  readonly demand: Demand;
  readonly reach: Reach;
  readonly levelsPct: readonly number[];
  readonly newcomerMargin: Float64Array;
  readonly returningMargin: Float64Array;
};

export function demandOf(ordinary: Float64Array, reach: Reach): Demand {
  const total = ordinary.reduce((sum, starts) => sum + starts, 0);
  const wishes = ordinary.map((starts, slot) =>
    reach.isOpen[slot] ? 0.5 * (total > 0 ? starts / total : 0) + 0.5 / Math.max(1, reach.open) : 0,
  );
  return { ordinary, total, wishes };
}

/** Splits ordinary demand into regulars and deal seekers. What the seekers already buy at full price is taken off the regulars, so the sum stays what was counted. */
export function marketOf(input: MarketInput): Market {
  const { response, reach, demand } = input;
  const seekerMoves = moveWeights(response.seeker, reach);
  const seekerPull = pulls(response.seeker, input.levelsPct);
  const regularMoves = moveWeights(response.regular, reach);
  const seekersReach = sumsAround(reach.isOpen, seekerMoves, { reach });
  const organic = bookedAtFull(demand.wishes, seekersReach, seekerPull[0] ?? 0);
  const stays = Math.exp(response.regular.own) / (1 + Math.exp(response.regular.own));
  const regulars = demand.total / (stays + response.seekersPerRegular * organic);
  const scale = demand.total > 0 ? regulars / demand.total : 0;
  return {
    weight: input.weight,
    watching: {
      arrivals: times(demand.ordinary, scale * response.watchingShare),
      reached: sumsAround(reach.isOpen, regularMoves, { reach }),
      moves: regularMoves,
      pull: pulls(response.regular, input.levelsPct),
      margin: input.returningMargin,
    },
    seekers: {
      arrivals: times(demand.wishes, regulars * response.seekersPerRegular),
      reached: seekersReach,
      moves: seekerMoves,
      pull: seekerPull,
      margin: input.newcomerMargin,
    },
  };
}

function times(values: Float64Array, factor: number): Float64Array {
  const scaled = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) scaled[at] = (values[at] as number) * factor;
  return scaled;
}

/** Regulars who never see a platform price are a little less flexible than the others: design 2b, last row of 3. */
const unseen = { own: 4, price: 0, perHour: 2.5, perDay: 3 };

/** All three crowds of a town with the levels each of them may be offered, for the upper bound. */
export function crowdsOf(input: MarketInput): { crowd: Crowd; levels: number }[] {
  const { watching, seekers } = marketOf(input);
  const share = input.response.watchingShare;
  const moves = moveWeights(unseen, input.reach);
  const others: Crowd = {
    arrivals: watching.arrivals.map((arrivals) => (arrivals * (1 - share)) / Math.max(1e-9, share)),
    reached: sumsAround(input.reach.isOpen, moves, { reach: input.reach }),
    moves,
    pull: pulls(unseen, input.levelsPct),
    margin: input.returningMargin,
  };
  const levels = input.levelsPct.length;
  return [
    { crowd: others, levels: 1 },
    { crowd: watching, levels },
    { crowd: seekers, levels },
  ];
}

/** Share of a crowd that would buy somewhere at full price. */
function bookedAtFull(wishes: Float64Array, reached: Float64Array, pull: number): number {
  let share = 0;
  for (let slot = 0; slot < wishes.length; slot += 1) {
    const attraction = pull * (reached[slot] as number);
    share += ((wishes[slot] as number) * attraction) / (1 + attraction);
  }
  return share;
}
