import type { Reach } from './reach';
import { moveWeights, type PriceResponse, pulls } from './taste';

/** One kind of guest of one believed town. */
export type Crowd = {
  /** Λ_s: guests per week who would like slot s best. */
  readonly arrivals: Float64Array;
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

export type MarketInput = {
  readonly response: PriceResponse;
  readonly weight: number;
  /** Full-price starts per slot and week when nothing is discounted, deal seekers' among them. */
  readonly ordinary: Float64Array;
  readonly reach: Reach;
  readonly levelsPct: readonly number[];
  readonly newcomerMargin: Float64Array;
  readonly returningMargin: Float64Array;
};

/**
 * Splits ordinary demand into regulars and deal seekers. Deal seekers' desired hours: half like the regulars', half even over
 * the open slots (design 3). What the seekers already buy at full price is taken off the regulars, so the sum stays what was counted.
 */
export function marketOf(input: MarketInput): Market {
  const { response, reach, ordinary } = input;
  const seekerMoves = moveWeights(response.seeker, reach);
  const seekerPull = pulls(response.seeker, input.levelsPct);
  const total = ordinary.reduce((sum, starts) => sum + starts, 0);
  const open = countOpen(reach);
  const shape = ordinary.map((starts, slot) =>
    isOpen(reach, slot) ? 0.5 * (total > 0 ? starts / total : 0) + 0.5 / Math.max(1, open) : 0,
  );
  const organic = bookedAtFull(shape, seekerMoves, seekerPull[0] ?? 0, reach);
  const stays = Math.exp(response.regular.own) / (1 + Math.exp(response.regular.own));
  const regulars = total / (stays + response.seekersPerRegular * organic);
  const scale = total > 0 ? regulars / total : 0;
  return {
    weight: input.weight,
    watching: {
      arrivals: ordinary.map((starts) => starts * scale * response.watchingShare),
      moves: moveWeights(response.regular, reach),
      pull: pulls(response.regular, input.levelsPct),
      margin: input.returningMargin,
    },
    seekers: {
      arrivals: shape.map((share) => share * regulars * response.seekersPerRegular),
      moves: seekerMoves,
      pull: seekerPull,
      margin: input.newcomerMargin,
    },
  };
}

/** Share of a crowd that would buy somewhere at full price. */
function bookedAtFull(shape: Float64Array, moves: Float64Array, pull: number, reach: Reach): number {
  let share = 0;
  for (let slot = 0; slot < reach.slots; slot += 1) {
    const weight = shape[slot] ?? 0;
    if (weight === 0) continue;
    const attraction = pull * movesSum(reach, moves, slot);
    share += (weight * attraction) / (1 + attraction);
  }
  return share;
}

export function movesSum(reach: Reach, moves: Float64Array, slot: number): number {
  let sum = 0;
  for (let edge = reach.from[slot] ?? 0; edge < (reach.from[slot + 1] ?? 0); edge += 1) {
    sum += moves[reach.move[edge] ?? 0] ?? 0;
  }
  return sum;
}

function isOpen(reach: Reach, slot: number): boolean {
  return (reach.from[slot + 1] ?? 0) > (reach.from[slot] ?? 0);
}

function countOpen(reach: Reach): number {
  let open = 0;
  for (let slot = 0; slot < reach.slots; slot += 1) if (isOpen(reach, slot)) open += 1;
  return open;
}
