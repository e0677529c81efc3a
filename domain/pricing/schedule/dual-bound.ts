import { addTo } from '../../forecast/chance/add';
import { endOfVisit } from '../../forecast/week-grid';
import type { Crowd } from './market';
import type { Reach } from './reach';
import type { VenueWeek } from './venue-week';

/** An upper bound on what any schedule could earn, and the bid prices that prove it. */
export type Bound = {
  /** [minor units/week] */
  readonly upperMinor: number;
  /** μ_t: what one more place in slot t would be worth [minor units/place]. */
  readonly bidPrice: Float64Array;
};

export type BoundInput = {
  readonly venue: VenueWeek;
  readonly reach: Reach;
  /** All crowds, those who never see a discounted price among them (`levels` = 1). */
  readonly crowds: readonly { crowd: Crowd; levels: number }[];
  readonly steps?: number;
};

const dinkelbachSteps = 4;

/**
 * Lagrangian dual of the sales-based linear programme (Gallego, Ratliff and Shebalov; design 2c):
 * L(μ) = Σ_t μ_t C_t + Σ_g Λ_g z_g(μ), z = Σ_j max_d [v_jd (r_d − μ_j − z)]+. Every μ ≥ 0 is a certificate; projected
 * subgradient steps look for a small one. It lets every guest have an own price, so part of the gap cannot be won.
 */
export function upperBound(input: BoundInput): Bound {
  const { venue, reach } = input;
  const scale = venue.listPriceMinor - venue.variableCostMinor;
  const mu = new Float64Array(reach.slots);
  const used = new Float64Array(reach.slots);
  let best: Bound = { upperMinor: Infinity, bidPrice: mu.slice() };
  for (let step = 0; step < (input.steps ?? 60); step += 1) {
    const value = dualAt(input, mu, used);
    if (value < best.upperMinor) best = { upperMinor: value, bidPrice: mu.slice() };
    if (!descend({ mu, used, venue, length: (0.35 * scale) / Math.sqrt(step + 1) })) break;
  }
  return best;
}

type Step = { mu: Float64Array; used: Float64Array; venue: VenueWeek; length: number };

/** One step towards dearer places where more is sold than there is; false when nothing binds any more. */
function descend({ mu, used, venue, length }: Step): boolean {
  let moved = false;
  for (let slot = 0; slot < mu.length; slot += 1) {
    const capacity = venue.capacity[slot] ?? 0;
    if (capacity <= 0) continue;
    const next = Math.max(
      0,
      (mu[slot] ?? 0) + length * Math.max(-1, ((used[slot] ?? 0) - capacity) / capacity),
    );
    if (Math.abs(next - (mu[slot] ?? 0)) > 1e-9) moved = true;
    mu[slot] = next;
  }
  return moved;
}

function dualAt({ venue, reach, crowds }: BoundInput, mu: Float64Array, used: Float64Array): number {
  const starts = new Float64Array(reach.slots);
  const visitPrice = new Float64Array(reach.slots);
  const places = (slot: number, visit: (at: number) => void) => {
    for (let at = slot; at < endOfVisit(slot, venue.visitSlots, venue.grid.slotsPerDay); at += 1) visit(at);
  };
  let value = 0;
  for (const [slot, price] of mu.entries()) {
    value += price * (venue.capacity[slot] ?? 0);
    places(slot, (at) => addTo(visitPrice, slot, mu[at] ?? 0));
  }
  for (const { crowd, levels } of crowds) value += crowdValue({ crowd, levels, reach, visitPrice, starts });
  used.fill(0);
  for (const [slot, started] of starts.entries()) places(slot, (at) => addTo(used, at, started));
  return value;
}

type CrowdAt = { crowd: Crowd; levels: number; reach: Reach; visitPrice: Float64Array; starts: Float64Array };

/** Σ_s Λ_s z_s, by Dinkelbach's iteration (1967) from below, rounded up at the end so that it stays a bound. */
function crowdValue(at: CrowdAt): number {
  const { crowd, reach } = at;
  let value = 0;
  for (let home = 0; home < reach.slots; home += 1) {
    const arrivals = crowd.arrivals[home] ?? 0;
    if (arrivals <= 0) continue;
    let z = 0;
    let found = offer(at, home, z);
    for (let step = 0; step < dinkelbachSteps; step += 1) {
      z = found.money / (1 + found.attraction);
      found = offer(at, home, z);
    }
    sell(at, home, z);
    // Σ v(r − μ − z) at the last z is no less than the true z's, and the largest of the two bounds from above.
    value += arrivals * Math.max(z, found.money - z * found.attraction);
  }
  return value;
}

/** For one guest's options: money and attraction of the offers worth making at z. */
function offer(
  { crowd, levels, reach, visitPrice }: CrowdAt,
  home: number,
  z: number,
): { money: number; attraction: number } {
  let money = 0;
  let attraction = 0;
  const until = reach.from[home + 1] ?? 0;
  for (let edge = reach.from[home] ?? 0; edge < until; edge += 1) {
    const move = crowd.moves[reach.move[edge] ?? 0] ?? 0;
    const price = visitPrice[reach.option[edge] ?? 0] ?? 0;
    const level = bestOffer(crowd, levels, price + z);
    if (level < 0) continue;
    const pull = move * (crowd.pull[level] ?? 0);
    attraction += pull;
    money += pull * ((crowd.margin[level] ?? 0) - price);
  }
  return { money, attraction };
}

function bestOffer(crowd: Crowd, levels: number, threshold: number): number {
  let best = 0;
  let found = -1;
  for (let level = 0; level < levels; level += 1) {
    const value = (crowd.pull[level] ?? 0) * ((crowd.margin[level] ?? 0) - threshold);
    if (value > best) {
      best = value;
      found = level;
    }
  }
  return found;
}

function sell(at: CrowdAt, home: number, z: number): void {
  const { crowd, levels, reach, visitPrice, starts } = at;
  const { attraction } = offer(at, home, z);
  const share = (crowd.arrivals[home] ?? 0) / (1 + attraction);
  const until = reach.from[home + 1] ?? 0;
  for (let edge = reach.from[home] ?? 0; edge < until; edge += 1) {
    const slot = reach.option[edge] ?? 0;
    const level = bestOffer(crowd, levels, (visitPrice[slot] ?? 0) + z);
    if (level < 0) continue;
    starts[slot] =
      (starts[slot] ?? 0) + share * (crowd.pull[level] ?? 0) * (crowd.moves[reach.move[edge] ?? 0] ?? 0);
  }
}
