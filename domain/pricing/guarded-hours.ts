import type { Package } from '../deals/package';
import type { OffPeakWindow } from '../deals/terms';
import type { BasisPoints } from '../money/money';
import type { WeekWindow } from '../time/wall';
import { dayMinutes, type WeekMinute, weekMinuteAt, weekMinuteOf, weekMinutes } from '../time/windows';
import { busyWeek } from '../venues/busyness';
import { fitsHours } from '../venues/opening';
import { stepCount } from '../venues/steps';
import type { Busyness, Venue } from '../venues/venue';
import { isGuarded } from './week';

type Guarded = {
  readonly window: OffPeakWindow;
  readonly guardBps: BasisPoints;
  readonly package: Package;
  readonly venue: Venue;
  readonly busyness: Busyness;
};

/** The busy hours that a visit started in this window, with its clean-up, would run into; joined, in order of the week. Source: api.md, rules of refusal. */
export function guardedHours({ window, guardBps, package: pkg, venue, busyness }: Guarded): WeekWindow[] {
  const busy = busyWeek(busyness, venue.stepMinutes);
  const count = stepCount(pkg.durationMinutes + pkg.cleanUpMinutes, venue.stepMinutes);
  const guarded = new Set<number>();
  for (const start of startsIn(window, pkg, venue)) {
    const first = Math.floor(weekMinuteOf(start) / venue.stepMinutes);
    for (let step = first; step < first + count; step += 1) {
      const index = step % busy.length;
      if (isGuarded(busy[index] ?? Number.NaN, venue.seats, guardBps)) guarded.add(index);
    }
  }
  return joinSteps(
    [...guarded].sort((a, b) => a - b),
    venue.stepMinutes,
  );
}

/** The starts of an ordinary week that lie inside the window and whose visit fits the opening hours. */
export function startsIn(window: OffPeakWindow, pkg: Package, venue: Venue): WeekMinute[] {
  const first = Math.ceil(window.fromMinute / venue.stepMinutes) * venue.stepMinutes;
  const fits = fitsHours(venue.hours, pkg.durationMinutes);
  const starts: WeekMinute[] = [];
  for (const weekday of window.weekdays) {
    for (let minute = first; minute < window.untilMinute; minute += venue.stepMinutes) {
      const start = weekMinuteAt((weekday - 1) * dayMinutes + minute + weekMinutes);
      if (fits(start)) starts.push(start);
    }
  }
  return starts;
}

function joinSteps(indexes: readonly number[], stepMinutes: number): WeekWindow[] {
  const windows: WeekWindow[] = [];
  for (const index of indexes) {
    const { weekday, minute } = weekMinuteAt(index * stepMinutes);
    const last = windows.at(-1);
    if (last && last.weekday === weekday && last.untilMinute === minute) {
      windows[windows.length - 1] = { ...last, untilMinute: minute + stepMinutes };
    } else {
      windows.push({ weekday, fromMinute: minute, untilMinute: minute + stepMinutes });
    }
  }
  return windows;
}
