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

/** Newton's steps per guest and step of the bid prices; two are usual, since each starts where the last price left off. */
const mostDinkelbachSteps = 20;

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
  const worth = input.crowds.map(() => new Float64Array(reach.slots));
  let best: Bound = { upperMinor: Infinity, bidPrice: mu.slice() };
  for (let step = 0; step < (input.steps ?? 60); step += 1) {
    const value = dualAt(input, { mu, used, worth });
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

/** Bid prices, the places used at them, and per crowd and home the z found last. */
type Prices = { mu: Float64Array; used: Float64Array; worth: readonly Float64Array[] };

function dualAt({ venue, reach, crowds }: BoundInput, { mu, used, worth }: Prices): number {
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
  for (const [index, { crowd, levels }] of crowds.entries()) {
    value += crowdValue({ crowd, levels, reach, visitPrice, starts, worth: worth[index] ?? starts });
  }
  used.fill(0);
  for (const [slot, started] of starts.entries()) places(slot, (at) => addTo(used, at, started));
  return value;
}

type CrowdAt = {
  crowd: Crowd;
  levels: number;
  reach: Reach;
  visitPrice: Float64Array;
  starts: Float64Array;
  worth: Float64Array;
};

/** Σ_s Λ_s z_s by Dinkelbach's iteration (1967): after one step z is no more than the true one, so what it would sell bounds it from above. */
function crowdValue(at: CrowdAt): number {
  const { crowd, reach, worth } = at;
  const offered = new Int8Array(mostOptions(reach));
  let value = 0;
  for (let home = 0; home < reach.slots; home += 1) {
    const arrivals = crowd.arrivals[home] ?? 0;
    if (arrivals <= 0) continue;
    let z = worth[home] ?? 0;
    let found = offer(at, { home, z, offered });
    for (let step = 0; step < mostDinkelbachSteps; step += 1) {
      const next = found.money / (1 + found.attraction);
      const isFound = step > 0 && next - z < 1e-7 * (1 + z);
      z = next;
      found = offer(at, { home, z, offered });
      if (isFound) break;
    }
    worth[home] = z;
    sell(at, { home, offered, share: arrivals / (1 + found.attraction) });
    value += arrivals * (found.money - z * found.attraction);
  }
  return value;
}

function mostOptions({ from }: Reach): number {
  let most = 0;
  for (let slot = 1; slot < from.length; slot += 1)
    most = Math.max(most, (from[slot] ?? 0) - (from[slot - 1] ?? 0));
  return most;
}

/** For one guest's options: money and attraction of the offers worth making at z, and the level of each (−1: none). */
function offer(
  { crowd, levels, reach, visitPrice }: CrowdAt,
  { home, z, offered }: { home: number; z: number; offered: Int8Array },
): { money: number; attraction: number } {
  let money = 0;
  let attraction = 0;
  const from = reach.from[home] as number;
  const until = reach.from[home + 1] as number;
  for (let edge = from; edge < until; edge += 1) {
    const price = visitPrice[reach.option[edge] as number] as number;
    const level = bestOffer(crowd, levels, price + z);
    offered[edge - from] = level;
    if (level < 0) continue;
    const pull = (crowd.moves[reach.move[edge] as number] as number) * (crowd.pull[level] as number);
    attraction += pull;
    money += pull * ((crowd.margin[level] as number) - price);
  }
  return { money, attraction };
}

function bestOffer(crowd: Crowd, levels: number, threshold: number): number {
  let best = 0;
  let found = -1;
  for (let level = 0; level < levels; level += 1) {
    const value = (crowd.pull[level] as number) * ((crowd.margin[level] as number) - threshold);
    if (value > best) {
      best = value;
      found = level;
    }
  }
  return found;
}

function sell(
  { crowd, reach, starts }: CrowdAt,
  { home, offered, share }: { home: number; offered: Int8Array; share: number },
): void {
  const from = reach.from[home] as number;
  const until = reach.from[home + 1] as number;
  for (let edge = from; edge < until; edge += 1) {
    const level = offered[edge - from] as number;
    if (level < 0) continue;
    const move = crowd.moves[reach.move[edge] as number] as number;
    addTo(starts, reach.option[edge] as number, share * (crowd.pull[level] as number) * move);
  }
}
