import { addTo } from '../../forecast/chance/add';
import type { Crowd, Market } from './market';
import type { Reach } from './reach';

/** A schedule being judged: per crowd and desired slot, the attraction of all options and the money in it, kept up to date. */
export type Tally = {
  readonly reach: Reach;
  readonly charge: Float64Array;
  readonly credit: Float64Array;
  readonly levels: number;
  readonly level: Uint8Array;
  readonly parts: readonly Part[];
  /** Expected contribution per part and week [minor units], moved along with every change. */
  readonly values: Float64Array;
  /** Scratch of the search, so that looking at a slot makes no garbage. */
  readonly change: { readonly pull: Float64Array; readonly money: Float64Array };
};

type Part = {
  readonly weight: number;
  readonly crowd: Crowd;
  /** 1 + Σ attraction: the outside option has attraction one. */
  readonly attraction: Float64Array;
  /** Σ attraction × contribution. */
  readonly money: Float64Array;
};

export type TallyInput = {
  readonly markets: readonly Market[];
  readonly reach: Reach;
  readonly levels: number;
  /** What a place sold at a discount, or at full price, takes from guests who find the slot full [minor units/place]. */
  readonly charge: Float64Array;
  readonly credit: Float64Array;
};

/** Everything at full price. */
export function openTally(input: TallyInput): Tally {
  const { reach } = input;
  const parts = input.markets.flatMap(({ weight, watching, seekers }) =>
    [watching, seekers].map((crowd) => atFullPrice(crowd, weight, input)),
  );
  const { charge, credit, levels } = input;
  const change = { pull: new Float64Array(levels), money: new Float64Array(levels) };
  const values = Float64Array.from(parts, worthNow);
  return { reach, charge, credit, levels, level: new Uint8Array(reach.slots), parts, values, change };
}

function worthNow({ crowd, attraction, money }: Part): number {
  let sum = 0;
  for (let home = 0; home < money.length; home += 1) {
    sum += ((crowd.arrivals[home] as number) * (money[home] as number)) / (attraction[home] as number);
  }
  return sum;
}

function atFullPrice(crowd: Crowd, weight: number, { reach, credit }: TallyInput): Part {
  const attraction = new Float64Array(reach.slots).fill(1);
  const money = new Float64Array(reach.slots);
  const pull = crowd.pull[0] as number;
  const margin = crowd.margin[0] as number;
  for (let slot = 0; slot < reach.slots; slot += 1) {
    const until = reach.from[slot + 1] as number;
    for (let edge = reach.from[slot] as number; edge < until; edge += 1) {
      const value = pull * (crowd.moves[reach.move[edge] as number] as number);
      addTo(attraction, slot, value);
      addTo(money, slot, value * (margin - (credit[reach.option[edge] as number] as number)));
    }
  }
  return { weight, crowd, attraction, money };
}

/** Expected gain per week of moving `slot` to each level, everything else unchanged, written into `gains` [minor units/week]. */
export function gainsOf(tally: Tally, slot: number, gains: Float64Array): void {
  gains.fill(0);
  const { change, reach, parts } = tally;
  const now = tally.level[slot] as number;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] as Part;
    const { crowd } = part;
    const pullNow = crowd.pull[now] as number;
    const moneyNow = pullNow * worth(tally, crowd, { slot, level: now });
    for (let to = 0; to < tally.levels; to += 1) {
      const pull = crowd.pull[to] as number;
      change.pull[to] = pull - pullNow;
      change.money[to] = pull * worth(tally, crowd, { slot, level: to }) - moneyNow;
    }
    addGains({ part, reach, slot, change, gains });
  }
}

type Change = {
  part: Part;
  reach: Reach;
  slot: number;
  change: { pull: Float64Array; money: Float64Array };
  gains: Float64Array;
};

/** Moves that weigh less than this are left out while searching; the value of a schedule counts them all. */
const tooFar = 0.0015;

/** Σ over homes of (has + Δmoney)/(had + Δpull) − has/had, with one division per home and level: the hot loop of the engine. */
function addGains({ part, reach, slot, change, gains }: Change): void {
  const { crowd, attraction, money, weight } = part;
  const { arrivals, moves } = crowd;
  const { option, move } = reach;
  const { pull: morePull, money: moreMoney } = change;
  const levels = gains.length;
  const until = reach.from[slot + 1] ?? 0;
  for (let edge = reach.from[slot] ?? 0; edge < until; edge += 1) {
    const step = moves[move[edge] as number] as number;
    if (step < tooFar) continue;
    const home = option[edge] as number;
    const had = attraction[home] as number;
    const has = money[home] as number;
    const scale = (weight * (arrivals[home] as number) * step) / had;
    if (scale === 0) continue;
    for (let to = 0; to < levels; to += 1) {
      const more = morePull[to] as number;
      gains[to] =
        (gains[to] as number) +
        (scale * ((moreMoney[to] as number) * had - has * more)) / (had + step * more);
    }
  }
}

export function moveTo(tally: Tally, slot: number, to: number): void {
  const now = tally.level[slot] as number;
  if (now === to) return;
  for (let index = 0; index < tally.parts.length; index += 1) {
    const part = tally.parts[index] as Part;
    const { crowd } = part;
    const pullNow = crowd.pull[now] as number;
    const pullThen = crowd.pull[to] as number;
    const money =
      pullThen * worth(tally, crowd, { slot, level: to }) -
      pullNow * worth(tally, crowd, { slot, level: now });
    addTo(tally.values, index, shift(part, tally.reach, { slot, pull: pullThen - pullNow, money }));
  }
  tally.level[slot] = to;
}

/** Moves one slot's offer in one part; the change of its contribution. */
function shift(
  { crowd, attraction, money }: Part,
  { from, option, move }: Reach,
  by: { slot: number; pull: number; money: number },
): number {
  const { arrivals, moves } = crowd;
  let gained = 0;
  const until = from[by.slot + 1] as number;
  for (let edge = from[by.slot] as number; edge < until; edge += 1) {
    const home = option[edge] as number;
    const step = moves[move[edge] as number] as number;
    const had = attraction[home] as number;
    const has = money[home] as number;
    const attracts = had + step * by.pull;
    const brings = has + step * by.money;
    gained += (arrivals[home] as number) * (brings / attracts - has / had);
    attraction[home] = attracts;
    money[home] = brings;
  }
  return gained;
}

/** Expected contribution per week of the crowds who see prices, per market, weights left out [minor units/week]. */
export function contributions({ values }: Tally): Float64Array {
  return Float64Array.from(
    { length: values.length / 2 },
    (_, market) => (values[2 * market] as number) + (values[2 * market + 1] as number),
  );
}

function worth({ charge, credit }: Tally, crowd: Crowd, at: { slot: number; level: number }): number {
  const taken = at.level > 0 ? charge[at.slot] : credit[at.slot];
  return (crowd.margin[at.level] as number) - (taken as number);
}
