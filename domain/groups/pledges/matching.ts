/** Who wants what, by index: `wishes[pledge]` lists hours, the best liked first. */
export type Board = {
  readonly wishes: readonly (readonly number[])[];
  readonly missing: readonly number[];
  readonly room: readonly number[];
};
/** The hour of each pledge, or null. */
export type Seating = (number | null)[];

/**
 * As many as possible get an hour that is open, and of all such choices the one that serves the earliest; null where not
 * every open hour gets the people it misses. Augmenting paths serve the earliest first and never send anybody away again;
 * by Mendelsohn and Dulmage (1958) the same people also fill the hours' thresholds whenever some people can.
 */
export function seat(board: Board, open: readonly boolean[]): Seating | null {
  const { wishes } = onlyOpen(board, open);
  const served = augment({ wishes, room: board.room }, emptySeating(wishes));
  const asked = wishes.map((wish, pledge) => (served[pledge] === null ? [] : wish));
  const filled = augment({ wishes: asked, room: board.missing }, emptySeating(wishes));
  const load = loadOf(filled, board.room.length);
  const isFilled = board.missing.every((missing, hour) => !open[hour] || load[hour] === missing);
  return isFilled ? augment({ wishes: asked, room: board.room }, filled) : null;
}

function onlyOpen(board: Board, open: readonly boolean[]): Board {
  return { ...board, wishes: board.wishes.map((wish) => wish.filter((hour) => open[hour])) };
}

type Rooms = Pick<Board, 'wishes' | 'room'>;

function augment({ wishes, room }: Rooms, seating: Seating): Seating {
  const load = loadOf(seating, room.length);
  const place = (pledge: number, tried: Set<number>): boolean => {
    for (const hour of wishes[pledge] ?? []) {
      if (tried.has(hour)) continue;
      tried.add(hour);
      if (countAt(load, hour) < countAt(room, hour)) {
        load[hour] = countAt(load, hour) + 1;
        seating[pledge] = hour;
        return true;
      }
      const sitting = seating.flatMap((at, other) => (at === hour ? [other] : []));
      if (sitting.some((other) => place(other, tried))) {
        seating[pledge] = hour;
        return true;
      }
    }
    return false;
  };
  for (const pledge of wishes.keys()) if (seating[pledge] === null) place(pledge, new Set());
  return seating;
}

/**
 * Gives each pledge, the earliest first, the hour it likes best among those that leave everybody served and every hour
 * filled. Moving somebody is a cycle of the residual network: others move on hour by hour, or one hour takes a person more
 * and another gives one up.
 */
export function prefer(given: Board, open: readonly boolean[], seating: Seating): Seating {
  const board = onlyOpen(given, open);
  const best = [...seating];
  const settled = new Set<number>();
  for (const [pledge, wish] of board.wishes.entries()) {
    for (const hour of wish) {
      if (best[pledge] === null || best[pledge] === hour) break;
      if (move({ board, seating: best, settled }, pledge, hour)) break;
    }
    settled.add(pledge);
  }
  return best;
}

type State = { readonly board: Board; readonly seating: Seating; readonly settled: ReadonlySet<number> };
type Hop = { readonly to: number; readonly who: number };

/** Moves a pledge to an hour and others out of its way; false, and nothing moved, where that cannot be. */
function move({ board, seating, settled }: State, pledge: number, hour: number): boolean {
  const home = seating[pledge] ?? null;
  if (home === null) return false;
  const hops = wayHome({ board, seating, settled: new Set([...settled, pledge]) }, hour, home);
  if (!hops) return false;
  for (const { who, to } of hops) seating[who] = to;
  seating[pledge] = hour;
  return true;
}

/** Breadth first from the hour that gets one more to the hour that lost one; the outside stands for spare places. */
function wayHome(state: State, from: number, to: number): Hop[] | null {
  const outside = state.board.room.length;
  const came = new Map<number, { node: number; hop: Hop | null }>();
  const line = [from];
  for (const node of line) {
    if (node === to) return hopsTo(came, from, to);
    for (const next of nextOf(state, node, outside)) {
      if (next.node === from || came.has(next.node)) continue;
      came.set(next.node, { node, hop: next.hop });
      line.push(next.node);
    }
  }
  return null;
}

function nextOf({ board, seating, settled }: State, node: number, outside: number) {
  const load = loadOf(seating, outside);
  const hours = [...load.keys()];
  if (node === outside)
    return hours
      .filter((hour) => countAt(load, hour) > countAt(board.missing, hour))
      .map((hour) => ({ node: hour, hop: null }));
  const on = hours.flatMap((hour) => {
    const who = seating.findLastIndex(
      (at, other) => at === node && !settled.has(other) && (board.wishes[other] ?? []).includes(hour),
    );
    return who < 0 || hour === node ? [] : [{ node: hour, hop: { to: hour, who } }];
  });
  const isSpare = countAt(load, node) < countAt(board.room, node);
  return isSpare ? [...on, { node: outside, hop: null }] : on;
}

function hopsTo(
  came: ReadonlyMap<number, { node: number; hop: Hop | null }>,
  from: number,
  to: number,
): Hop[] {
  const hops: Hop[] = [];
  for (let node = to; node !== from; ) {
    const step = came.get(node);
    if (!step) break;
    if (step.hop) hops.push(step.hop);
    node = step.node;
  }
  return hops;
}

export function loadOf(seating: Seating, hours: number): number[] {
  const load = Array.from({ length: hours }, () => 0);
  for (const hour of seating) if (hour !== null) load[hour] = countAt(load, hour) + 1;
  return load;
}

function emptySeating(wishes: readonly unknown[]): Seating {
  return wishes.map(() => null);
}

function countAt(counts: readonly number[], hour: number): number {
  return counts[hour] ?? 0;
}
