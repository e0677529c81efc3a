/** What a person can read in one day. */
export type DayRules = {
  readonly windows: number;
  readonly levels: number;
  readonly shortest: number;
  readonly windowCost: number;
};

/** More level sets than this are not tried: the levels that promise most are kept. */
const mostLevels = 4;

/**
 * The best day under the rules for gains that add up: an exact dynamic programme over (slot, level, run length, windows used),
 * once per set of at most `levels` levels. `gains[slot][i]` belongs to `candidates[i]`; −Infinity forbids. Design 2c, step 2.
 */
export function readableDay(
  gains: readonly Float64Array[],
  candidates: readonly number[],
  rules: DayRules,
): Uint8Array {
  let best = { value: 0, levels: new Uint8Array(gains.length) };
  const promising = gains.some((row) => row.some((gain) => gain > 0));
  if (rules.windows <= 0 || rules.levels <= 0 || !promising) return best.levels;
  for (const chosen of levelSets(gains, candidates.length, rules.levels)) {
    const found = solve(gains, chosen, rules);
    if (found.value > best.value + 1e-9) best = found;
  }
  return best.levels.map((index) => (index === 0 ? 0 : (candidates[index - 1] ?? 0)));
}

/** Every set of exactly min(most, count) levels: smaller sets are contained in them. */
function levelSets(gains: readonly Float64Array[], count: number, most: number): number[][] {
  const promise = (index: number) => gains.reduce((sum, row) => sum + Math.max(0, row[index] ?? 0), 0);
  const kept = Array.from({ length: count }, (_, index) => index)
    .sort((one, other) => promise(other) - promise(one))
    .slice(0, most >= count ? count : mostLevels);
  const size = Math.min(most, kept.length);
  const grow = (from: number, set: number[]): number[][] => {
    if (set.length === size) return [set];
    return kept.slice(from).flatMap((index, at) => grow(from + at + 1, [...set, index]));
  };
  return grow(0, []);
}

/** State 0 + window·per: no window open; 1 + i·shortest + (run − 1): level chosen[i], run capped at `shortest`. */
function solve(gains: readonly Float64Array[], chosen: readonly number[], rules: DayRules) {
  const per = 1 + chosen.length * rules.shortest;
  const states = per * (rules.windows + 1);
  let now = new Float64Array(states).fill(-Infinity);
  now[0] = 0;
  const back: Int16Array[] = [];
  for (const row of gains) {
    const next = new Float64Array(states).fill(-Infinity);
    const from = new Int16Array(states).fill(-1);
    for (let state = 0; state < states; state += 1) {
      if (now[state] !== -Infinity) advance({ now, next, from, row, per, chosen, rules }, state);
    }
    back.push(from);
    now = next;
  }
  return readBack({ now, back, per, shortest: rules.shortest, chosen });
}

type Advance = {
  now: Float64Array;
  next: Float64Array;
  from: Int16Array;
  row: Float64Array;
  per: number;
  chosen: readonly number[];
  rules: DayRules;
};

/** Everywhere a state may go with this slot: no discount, the running window longer, or a new one. */
function advance(at: Advance, state: number): void {
  const { per, chosen, row, rules } = at;
  const { shortest } = rules;
  const inside = state % per;
  const window = (state - inside) / per;
  const length = inside === 0 ? 0 : ((inside - 1) % shortest) + 1;
  const running = inside === 0 ? -1 : Math.floor((inside - 1) / shortest);
  const complete = inside === 0 || length >= shortest;
  if (complete) relax(at, state, { target: window * per, gain: 0 });
  for (let i = 0; i < chosen.length; i += 1) {
    const gain = row[chosen[i] as number] as number;
    const first = 1 + i * shortest;
    if (i === running)
      relax(at, state, { target: window * per + first + Math.min(shortest, length + 1) - 1, gain });
    else if (complete && window < rules.windows)
      relax(at, state, { target: (window + 1) * per + first, gain: gain - rules.windowCost });
  }
}

function relax(
  { now, next, from }: Advance,
  state: number,
  { target, gain }: { target: number; gain: number },
): void {
  const value = (now[state] as number) + gain;
  if (value <= (next[target] as number)) return;
  next[target] = value;
  from[target] = state;
}

type Traced = {
  now: Float64Array;
  back: Int16Array[];
  per: number;
  shortest: number;
  chosen: readonly number[];
};

function readBack({ now, back, per, shortest, chosen }: Traced) {
  let state = 0;
  let value = -Infinity;
  for (const [at, reached] of now.entries()) {
    const inside = at % per;
    const complete = inside === 0 || (inside - 1) % shortest === shortest - 1;
    if (complete && reached > value) {
      value = reached;
      state = at;
    }
  }
  const levels = new Uint8Array(back.length);
  for (let slot = back.length - 1; slot >= 0; slot -= 1) {
    const inside = state % per;
    levels[slot] = inside === 0 ? 0 : 1 + (chosen[Math.floor((inside - 1) / shortest)] ?? 0);
    state = back[slot]?.[state] ?? 0;
  }
  return { value, levels };
}
