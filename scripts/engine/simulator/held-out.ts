import { drawFactor, drawGamma, drawPoisson } from '../../../domain/forecast/chance/draw';
import { type Generator, seeded } from '../../../domain/forecast/chance/generator';
import { isHeldOut, usualHoldOutShare } from '../../../domain/pricing/proof/hold-out';
import { type ProofWeek, proofOf } from '../../../domain/pricing/proof/lift';

/** A venue of which the truth is known: share of seats its window gains, and share of those taken from the neighbours. */
export type World = { readonly lift: number; readonly shifted: number; readonly weeks: number };

export type Coverage = {
  /** Runs with weeks enough for a verdict, those whose 95 % interval held the truth, and those called a success. */
  readonly counted: number;
  readonly covered: number;
  readonly success: number;
};

const windowSeats = 24;
const neighbourSeats = 60;
const runs = 1000;

/** Seats a week that the window and its neighbours truly gain together. */
export function truthOf({ lift, shifted }: World): number {
  return windowSeats * lift * (1 - shifted);
}

/** A venue whose window draws 24 guests a week and its neighbours 60, with busy and quiet weeks in both. */
export function weeksOf(world: World, chance: Generator, name: string): ProofWeek[] {
  return Array.from({ length: world.weeks }, (_, index) => {
    const on = !isHeldOut({ seed: name, venueId: 'v', isoWeek: `w${index}` }, usualHoldOutShare * 2);
    const week = drawFactor(chance, 0.1);
    const extra = on ? windowSeats * world.lift : 0;
    const inside = drawPoisson(chance, (windowSeats + extra) * week * drawGamma(chance, 25, 1 / 25));
    const around = neighbourSeats - extra * world.shifted;
    const outside = drawPoisson(chance, around * week * drawGamma(chance, 25, 1 / 25));
    return {
      venueId: 'v',
      on,
      seats: inside,
      contributionMinor: inside * 1000,
      neighbourSeats: outside,
      neighbourContributionMinor: outside * 1000,
    };
  });
}

/** How often the interval of 1,000 such venues holds the truth, and how often they are told that the deal paid. */
export function coverageOf(world: World, seed: number): Coverage {
  const chance = seeded(seed);
  const truth = truthOf(world);
  const found = { covered: 0, success: 0, counted: 0 };
  for (let repeat = 0; repeat < runs; repeat += 1) {
    const proof = proofOf(weeksOf(world, chance, `run ${repeat}`));
    if (proof.verdict === 'not-enough-data') continue;
    found.counted += 1;
    if (proof.netSeats.low <= truth && truth <= proof.netSeats.high) found.covered += 1;
    if (proof.verdict === 'pays') found.success += 1;
  }
  return found;
}

/** +25 % with 40 % of it taken from the neighbours, and a venue where nothing happens. */
export const trueLift: World = { lift: 0.25, shifted: 0.4, weeks: 52 };
export const nullVenue: World = { lift: 0, shifted: 0, weeks: 52 };
