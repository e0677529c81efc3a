import type { Weekday } from '@/domain/time/wall';
import { weekdays, weekMinuteOf, weekMinutes } from '@/domain/time/windows';
import { busyWeek } from '@/domain/venues/busyness';
import { stepCount } from '@/domain/venues/steps';
import type { Chance } from '../chance';
import type { VenuePlan } from '../plan-types';
import type { Packaged } from '../venues/package-plans';

export type QuietWindow = {
  readonly weekdays: readonly Weekday[];
  readonly fromMinute: number;
  readonly untilMinute: number;
  /** Largest expected share of the seats in use while visits of this window last. */
  readonly fill: number;
  /** Most places expected in use then. */
  readonly expectedSeats: number;
};

type Day = { readonly weekday: Weekday; readonly fill: number };
type Block = { readonly fromMinute: number; readonly untilMinute: number; readonly days: readonly Day[] };

export const guardShare = 0.6;
/** A merchant paints well inside the guard. */
const comfortable = 0.52;
const lengths = [120, 180, 240, 300];

/** Up to three windows at the hours that are slow for the whole visit and its clean-up; windows of a deal never overlap. */
export function quietWindows(venue: VenuePlan, pkg: Packaged, chance: Chance): QuietWindow[] {
  const fillOf = visitFill(venue, pkg);
  const [fromHour, untilHour] = pkg.between ?? [7, 23];
  const blocks = blocksOf({
    step: venue.stepMinutes,
    earliest: fromHour * 60,
    latest: untilHour * 60,
    fillOf,
  });
  const count = chance.pick([1, 1, 2, 2, 2, 3]);
  const chosen: QuietWindow[] = [];
  const ranked = blocks
    .map((block) => narrowed(block, venue, chance))
    .map((window) => ({ window, score: scoreOf(window) * chance.between(0.55, 1.45) }))
    .sort((a, b) => b.score - a.score);
  for (const { window } of ranked) {
    if (chosen.length === count) break;
    if (!chosen.some((other) => collide(window, other))) chosen.push(window);
  }
  return chosen;
}

/** The fullest step of a visit that starts at this minute of the week, or null where it does not fit the hours. */
function visitFill(venue: VenuePlan, pkg: Packaged): FillOf {
  const busy = busyWeek(venue.busyness, venue.stepMinutes);
  const count = stepCount(pkg.durationMinutes + pkg.cleanUpMinutes, venue.stepMinutes);
  return (weekday, minute) => {
    const fits = venue.hours.some(
      (open) =>
        open.weekday === weekday &&
        minute >= open.fromMinute &&
        minute + pkg.durationMinutes <= open.untilMinute,
    );
    if (!fits) return null;
    const first = weekMinuteOf({ weekday, minute }) / venue.stepMinutes;
    let most = 0;
    for (let i = 0; i < count; i += 1) {
      const expected = busy[(first + i) % (weekMinutes / venue.stepMinutes)] ?? 0;
      if (expected > most) most = expected;
    }
    return most / venue.seats;
  };
}

type FillOf = (weekday: Weekday, minute: number) => number | null;
type Search = {
  readonly step: number;
  readonly earliest: number;
  readonly latest: number;
  readonly fillOf: FillOf;
};

function blocksOf({ step, earliest, latest, fillOf }: Search): Block[] {
  const blocks: Block[] = [];
  for (let fromMinute = earliest; fromMinute < latest; fromMinute += 60) {
    for (const length of lengths) {
      const untilMinute = fromMinute + length;
      if (untilMinute > latest) continue;
      const days = weekdays.flatMap((weekday): Day[] => {
        const fill = blockFill({ weekday, fromMinute, untilMinute, step, fillOf });
        return fill === null || fill > comfortable ? [] : [{ weekday, fill }];
      });
      if (days.length > 0) blocks.push({ fromMinute, untilMinute, days });
    }
  }
  return blocks;
}

type Asked = {
  weekday: Weekday;
  fromMinute: number;
  untilMinute: number;
  step: number;
  fillOf: FillOf;
};

function blockFill({ weekday, fromMinute, untilMinute, step, fillOf }: Asked): number | null {
  let most = 0;
  for (let minute = fromMinute; minute < untilMinute; minute += step) {
    const fill = fillOf(weekday, minute);
    if (fill === null) return null;
    most = Math.max(most, fill);
  }
  return most;
}

/** Most merchants name two to five neighbouring weekdays, the quietest run they have. */
function narrowed(block: Block, venue: VenuePlan, chance: Chance): QuietWindow {
  const runs = block.days.flatMap((_, start) =>
    block.days
      .slice(start)
      .map((_, more) => block.days.slice(start, start + more + 1))
      .filter((run) => run.length <= 5 && run.every((day, i) => day.weekday === (run[0]?.weekday ?? 0) + i)),
  );
  const worth = (run: readonly Day[]) => Math.sqrt(run.length) * (1 - mean(run)) * chance.between(0.8, 1.2);
  const [best = []] = runs
    .map((run) => ({ run, value: worth(run) }))
    .sort((a, b) => b.value - a.value)
    .map(({ run }) => run);
  const fill = Math.max(...best.map((day) => day.fill));
  return {
    weekdays: best.map((day) => day.weekday),
    fromMinute: block.fromMinute,
    untilMinute: block.untilMinute,
    fill,
    expectedSeats: fill * venue.seats,
  };
}

function mean(days: readonly Day[]): number {
  return days.reduce((sum, day) => sum + day.fill, 0) / Math.max(1, days.length);
}

function scoreOf({ weekdays: days, fromMinute, untilMinute, fill }: QuietWindow): number {
  return Math.sqrt(days.length * (untilMinute - fromMinute)) * (1 - fill) ** 2;
}

function collide(a: QuietWindow, b: QuietWindow): boolean {
  const sameHours = a.fromMinute < b.untilMinute && b.fromMinute < a.untilMinute;
  return sameHours && a.weekdays.some((day) => b.weekdays.includes(day));
}
