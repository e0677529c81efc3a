import type { Reach } from '../schedule/reach';

/** One past week as it was published and as it went. */
export type PastWeek = {
  /** Level (index into levelsPct) per slot. */
  readonly level: ArrayLike<number>;
  readonly quota: ArrayLike<number> | null;
  readonly fullPrice: ArrayLike<number>;
  readonly deals: ArrayLike<number>;
  readonly soldOut: ArrayLike<number>;
  /** Answers to "been here before?" at redemption, per level. */
  readonly returning: ArrayLike<number>;
  readonly answers: ArrayLike<number>;
};

/** All weeks that ran one schedule, counted together: a belief needs to be asked once per schedule, not once per week. */
export type Trial = {
  readonly level: Uint8Array;
  readonly weeks: number;
  /** Discounted slots, and the homes from which one of them would be considered. */
  readonly discounted: Int32Array;
  readonly homes: Int32Array;
  /** Mean quota per slot over the weeks [starts]. */
  readonly quota: Float64Array;
  readonly deals: Float64Array;
  readonly returning: Float64Array;
  readonly answers: Float64Array;
  readonly lastWeek: number;
};

/** The most recent schedules only: older ones tell of another town, and an answer must not take longer as a venue gets older. */
const mostTrials = 10;

export function trialsOf(history: readonly PastWeek[], reach: Reach, levels: number): Trial[] {
  const groups = new Map<string, { weeks: PastWeek[]; last: number }>();
  for (const [index, week] of history.entries()) {
    if (!hasDiscount(week)) continue;
    const key = Array.prototype.join.call(week.level, '');
    const group = groups.get(key) ?? { weeks: [], last: index };
    group.weeks.push(week);
    group.last = index;
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((one, other) => other.last - one.last)
    .slice(0, mostTrials)
    .map((group) => together(group, reach, levels));
}

export function hasDiscount(week: Pick<PastWeek, 'level'>): boolean {
  for (let slot = 0; slot < week.level.length; slot += 1) if ((week.level[slot] ?? 0) > 0) return true;
  return false;
}

function together({ weeks, last }: { weeks: PastWeek[]; last: number }, reach: Reach, levels: number): Trial {
  const level = Uint8Array.from({ length: reach.slots }, (_, slot) => weeks[0]?.level[slot] ?? 0);
  const discounted = Int32Array.from(level.keys()).filter((slot) => (level[slot] ?? 0) > 0);
  const sum = (length: number, of: (week: PastWeek) => ArrayLike<number> | null, missing: number) => {
    const total = new Float64Array(length);
    for (const week of weeks) {
      const counts = of(week);
      for (let at = 0; at < length; at += 1) total[at] = (total[at] ?? 0) + (counts?.[at] ?? missing);
    }
    return total;
  };
  return {
    level,
    weeks: weeks.length,
    discounted,
    homes: homesOf(discounted, reach),
    quota: sum(reach.slots, (week) => week.quota, 1e6).map((total) => total / weeks.length),
    deals: sum(reach.slots, (week) => week.deals, 0),
    returning: sum(levels, (week) => week.returning, 0),
    answers: sum(levels, (week) => week.answers, 0),
    lastWeek: last,
  };
}

/** Slots whose guests would consider a discounted one; being considered is mutual. */
export function homesOf(discounted: Int32Array, reach: Reach): Int32Array {
  const near = new Uint8Array(reach.slots);
  for (const slot of discounted) {
    for (let edge = reach.from[slot] ?? 0; edge < (reach.from[slot + 1] ?? 0); edge += 1)
      near[reach.option[edge] ?? 0] = 1;
  }
  return Int32Array.from(near.keys()).filter((slot) => near[slot] === 1);
}
