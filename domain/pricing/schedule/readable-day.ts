/** What a person can read in one day. */
export type DayRules = {
  readonly windows: number;
  readonly levels: number;
  readonly shortest: number;
  readonly windowCost: number;
};

type Cell = { value: number; from: number; level: number };

/** More level sets than this are not tried: the levels that promise most are kept. */
const mostLevels = 6;

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
  if (rules.windows <= 0 || rules.levels <= 0) return best.levels;
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
    const { next, from } = advance(now, (state) => steps({ state, per, row, chosen, rules }));
    back.push(from);
    now = next;
  }
  return readBack({ now, back, per, shortest: rules.shortest, chosen });
}

/** The best way into every state after one more slot. */
function advance(now: Float64Array, ways: (state: number) => Cell[]) {
  const next = new Float64Array(now.length).fill(-Infinity);
  const from = new Int16Array(now.length).fill(-1);
  for (const [state, value] of now.entries()) {
    if (value === -Infinity) continue;
    for (const way of ways(state)) {
      if (value + way.value <= (next[way.level] as number)) continue;
      next[way.level] = value + way.value;
      from[way.level] = state;
    }
  }
  return { next, from };
}

type Step = { state: number; per: number; row: Float64Array; chosen: readonly number[]; rules: DayRules };

/** Where a state may go with this slot; `level` of the answer is the next state's number. */
function steps(step: Step): Cell[] {
  const { state, per, rules, row, chosen } = step;
  const window = Math.floor(state / per);
  const inside = state % per;
  const length = inside === 0 ? 0 : ((inside - 1) % rules.shortest) + 1;
  const complete = inside === 0 || length >= rules.shortest;
  const running = inside === 0 ? -1 : Math.floor((inside - 1) / rules.shortest);
  const found: Cell[] = complete ? [{ value: 0, from: state, level: window * per }] : [];
  for (const [i, index] of chosen.entries()) {
    const gain = row[index] as number;
    const base = 1 + i * rules.shortest;
    if (gain === -Infinity) continue;
    if (i === running)
      found.push({
        value: gain,
        from: state,
        level: window * per + base + Math.min(rules.shortest, length + 1) - 1,
      });
    else if (complete && window < rules.windows)
      found.push({ value: gain - rules.windowCost, from: state, level: (window + 1) * per + base });
  }
  return found;
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
