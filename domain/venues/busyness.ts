import type { Weekday } from '../time/wall';
import { covers, dayMinutes, weekMinutes } from '../time/windows';
import type { Busyness, StepMinutes } from './venue';

/** Places in use at this minute of an ordinary week, or null where nothing is known. Of two statements the busier one counts. */
export function expectedSeatsAt(busyness: Busyness, weekday: Weekday, minute: number): number | null {
  return busiest(busyness.filter((window) => covers(window, { weekday, minute })));
}

/** The same for every step of the week: the busiest minute of a step speaks for it. Index 0 is Monday midnight; NaN is unknown. */
export function busyWeek(busyness: Busyness, stepMinutes: StepMinutes): Float64Array {
  const steps = new Float64Array(weekMinutes / stepMinutes).fill(Number.NaN);
  for (const { weekday, fromMinute, untilMinute, expectedSeats } of busyness) {
    const midnight = (weekday - 1) * dayMinutes;
    const last = Math.ceil((midnight + untilMinute) / stepMinutes);
    for (let step = Math.floor((midnight + fromMinute) / stepMinutes); step < last; step += 1) {
      const index = step % steps.length;
      const known = steps[index] ?? Number.NaN;
      steps[index] = Number.isNaN(known) ? expectedSeats : Math.max(known, expectedSeats);
    }
  }
  return steps;
}

function busiest(windows: Busyness): number | null {
  return windows.reduce<number | null>((most, { expectedSeats }) => Math.max(most ?? 0, expectedSeats), null);
}
