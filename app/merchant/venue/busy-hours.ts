import type { BusyHour } from '@/components/venues/busy-levels';
import type { Weekday } from '@/domain/time/wall';
import { dayMinutes, minutesOf, printWall } from '@/domain/time/windows';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import type { OwnVenueView } from '@/usecases/venues/own-venue-view';

/** Every open hour of the week with what is known of it; hours after midnight stand on the day they fall on. */
export function busyHoursOf(venue: OwnVenueView): BusyHour[] {
  const known = venue.busyness.map((busy) => ({ ...busy, ...windowOf(busy) }));
  const hours = new Map<string, BusyHour>();
  for (const opening of venue.hours) {
    const { fromMinute, untilMinute } = windowOf(opening);
    for (let minute = fromMinute - (fromMinute % 60); minute < untilMinute; minute += 60) {
      const weekday = (((opening.weekday - 1 + Math.floor(minute / dayMinutes)) % 7) + 1) as Weekday;
      const at = minute % dayMinutes;
      const expectedSeats = expectedSeatsAt(
        known,
        weekday,
        Math.max(at, minute < fromMinute ? fromMinute : at),
      );
      const to = at + 60 === dayMinutes ? '24:00' : printWall(at + 60);
      hours.set(`${weekday} ${at}`, { weekday, from: printWall(at), to, expectedSeats });
    }
  }
  return [...hours.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function windowOf(hours: { from: string; to: string }): { fromMinute: number; untilMinute: number } {
  return minutesOf(hours) ?? { fromMinute: 0, untilMinute: 0 };
}
