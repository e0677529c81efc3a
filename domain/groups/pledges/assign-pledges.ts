import type { Instant } from '../../time/wall';
import { type Board, loadOf, prefer, type Seating, seat } from './matching';
import type { Assigned, PledgesAsked } from './pledge';

/** Every choice of hours is tried up to so many hours and pledges: 2^10 choices. */
export const exactUpTo = { hours: 10, pledges: 200 } as const;

/**
 * Which pledge gets which hour: as many groups as possible tip, then as many people as possible come, then the earliest
 * pledges come, then the earliest hours go ahead, then each pledge, the earliest first, gets the hour it likes best.
 * Deterministic. Beyond `exactUpTo` hours are
 * opened greedily, the smallest gap first: at least one group in q + 1 of the most possible, q being the largest gap.
 * Page: docs/rules/groups.md; worked numbers: rules.md (e) 4.
 */
export function assignPledges(asked: PledgesAsked): Assigned {
  const board = boardOf(asked);
  const choosable = [...board.room.keys()].filter((hour) => isChoosable(asked, hour));
  const isExact = choosable.length <= exactUpTo.hours && asked.pledges.length <= exactUpTo.pledges;
  const best = isExact ? bestOfAll(asked, board, choosable) : greedy(asked, board, choosable);
  const startOf = new Map<string, Instant>();
  for (const [index, pledge] of asked.pledges.entries()) {
    const hour = best[index] ?? null;
    const start = hour === null ? undefined : asked.hours[hour]?.start;
    if (start !== undefined) startOf.set(pledge.id, start);
  }
  return {
    startOf,
    tips: tipsOf(board, best).flatMap((hour) => asked.hours[hour]?.start ?? []),
    tipsByFirstChoice: byFirstChoice(board),
    isExact,
  };
}

function boardOf({ pledges, hours }: PledgesAsked): Board {
  const indexOf = new Map(hours.map(({ start }, index) => [start, index]));
  const room = hours.map((hour) => (hour.missing <= hour.room ? hour.room : 0));
  return {
    wishes: pledges.map(({ starts }) =>
      starts.flatMap((start) => indexOf.get(start) ?? []).filter((hour) => (room[hour] ?? 0) > 0),
    ),
    missing: hours.map(({ missing }) => missing),
    room,
  };
}

/** Hours that may be opened or left: those whose group has not tipped, and those that share seats with another. */
function isChoosable({ hours, rivals = [], pledges }: PledgesAsked, hour: number): boolean {
  const asked = hours[hour];
  if (!asked || asked.room < Math.max(1, asked.missing)) return false;
  const wishing = pledges.filter(({ starts }) => starts.includes(asked.start)).length;
  if (wishing < Math.max(1, asked.missing)) return false;
  return asked.missing > 0 || rivals.some((pair) => pair.includes(asked.start));
}

type Found = { readonly seating: Seating; readonly rank: readonly number[] };

function bestOfAll(asked: PledgesAsked, board: Board, choosable: readonly number[]): Seating {
  const choices = Array.from({ length: 2 ** choosable.length }, (_, bits) =>
    choosable.filter((_hour, place) => (bits >> place) & 1),
  ).filter((hours) => isPossible(asked, board, hours));
  const tipsIn = (hours: readonly number[]) => hours.filter((hour) => (board.missing[hour] ?? 0) > 0).length;
  let best: Found | null = null;
  for (const hours of choices.sort((one, other) => tipsIn(other) - tipsIn(one))) {
    if (best && tipsIn(hours) < -(best.rank[0] ?? 0)) break;
    const found = seated(asked, board, hours);
    if (found && (!best || isBefore(found.rank, best.rank))) best = found;
  }
  return best?.seating ?? board.wishes.map(() => null);
}

function isPossible({ rivals = [], hours: all }: PledgesAsked, board: Board, hours: readonly number[]) {
  const needed = hours.reduce((sum, hour) => sum + (board.missing[hour] ?? 0), 0);
  const open = hours.map((hour) => all[hour]?.start);
  return (
    needed <= board.wishes.length &&
    !rivals.some(([one, other]) => open.includes(one) && open.includes(other))
  );
}

/** The hours chosen, and all that need no choice, filled as well as they can be; null where one misses people. */
function seated(asked: PledgesAsked, board: Board, hours: readonly number[]): Found | null {
  const open = board.room.map(
    (room, hour) => room > 0 && (hours.includes(hour) || isAlwaysOpen(asked, hour)),
  );
  const seating = seat(board, open);
  if (!seating) return null;
  const liked = prefer(board, open, seating);
  const people = liked.filter((hour) => hour !== null).length;
  const late = liked.map((hour) => (hour === null ? 1 : 0));
  const dislike = liked.map((hour, pledge) =>
    hour === null ? 0 : (board.wishes[pledge]?.indexOf(hour) ?? 0),
  );
  const tips = tipsOf(board, liked);
  const lateHours = [...board.room.keys()].map((hour) => (tips.includes(hour) ? 0 : 1));
  return { seating: liked, rank: [-tips.length, -people, ...late, ...lateHours, ...dislike] };
}

function isAlwaysOpen({ hours, rivals = [] }: PledgesAsked, hour: number): boolean {
  const asked = hours[hour];
  return asked?.missing === 0 && !rivals.some((pair) => pair.includes(asked.start));
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

function greedy(asked: PledgesAsked, board: Board, choosable: readonly number[]): Seating {
  const smallestFirst = [...choosable].sort(
    (one, other) => (board.missing[one] ?? 0) - (board.missing[other] ?? 0) || one - other,
  );
  let chosen: readonly number[] = [];
  let best = seated(asked, board, chosen);
  for (const hour of smallestFirst) {
    const more = [...chosen, hour];
    const found = isPossible(asked, board, more) ? seated(asked, board, more) : null;
    if (!found) continue;
    chosen = more;
    best = found;
  }
  return best?.seating ?? board.wishes.map(() => null);
}

function tipsOf({ missing, room }: Board, seating: Seating): number[] {
  const load = loadOf(seating, room.length);
  return missing.flatMap((needed, hour) => (needed > 0 && (load[hour] ?? 0) >= needed ? [hour] : []));
}

function byFirstChoice(board: Board): number {
  return tipsOf(
    board,
    board.wishes.map((wish) => wish[0] ?? null),
  ).length;
}
