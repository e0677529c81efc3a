import type { Weekday } from '../time/wall';
import { covers, isEmpty, overlap, type WeekMinute, weekMinuteAt, weekMinutes } from '../time/windows';
import type { Busyness, StepMinutes } from './venue';

/** Places in use at this minute of an ordinary week, or null where nothing is known. Of two statements the busier one counts. */
export function expectedSeatsAt(busyness: Busyness, weekday: Weekday, minute: number): number | null {
  return busiest(busyness.filter((window) => !isEmpty(window) && covers(window, { weekday, minute })));
}

/** The same for every step of the week: the busiest minute of a step speaks for it. Index 0 is Monday midnight; NaN is unknown. */
export function busyWeek(busyness: Busyness, stepMinutes: StepMinutes): Float64Array {
  const steps = new Float64Array(weekMinutes / stepMinutes);
  for (let index = 0; index < steps.length; index += 1) {
    const step = stepWindow(weekMinuteAt(index * stepMinutes), stepMinutes);
    steps[index] = busiest(busyness.filter((window) => overlap(window, step))) ?? Number.NaN;
  }
  return steps;
}

function stepWindow({ weekday, minute }: WeekMinute, stepMinutes: StepMinutes) {
  return { weekday, fromMinute: minute, untilMinute: minute + stepMinutes };
}

function busiest(windows: Busyness): number | null {
  return windows.reduce<number | null>((most, { expectedSeats }) => Math.max(most ?? 0, expectedSeats), null);
}
