import { describe, expect, it } from 'vitest';
import { instantOf } from '../../time/iso';
import { hourMs } from '../../time/zone';
import { expectedSeatsAt } from '../../venues/busyness';
import type { Venue } from '../../venues/venue';
import { learnWeek } from './learn-week';
import type { PastVisit } from './places-in-use';

const venue: Venue = {
  timeZone: 'Europe/Lisbon',
  stepMinutes: 15,
  seats: 6,
  hours: ([2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, fromMinute: 600, untilMinute: 1200 })),
  closures: [],
};
const week = 7 * 24 * hourMs;
const stated = [{ weekday: 2 as const, fromMinute: 900, untilMinute: 960, expectedSeats: 1.5 }];

/** So many guests at 15:00 on Tuesdays and at 18:00 on Saturdays, over some weeks. */
function visits({ weeks = 8, tuesday = 1, saturday = 5 } = {}): PastVisit[] {
  return Array.from({ length: weeks }, (_, index) => [
    { start: instantOf('2027-01-05T15:00:00Z') + index * week, seats: tuesday },
    { start: instantOf('2027-01-09T18:00:00Z') + index * week, seats: saturday },
  ]).flat();
}
const learn = (more: Partial<Parameters<typeof learnWeek>[0]> = {}) =>
  learnWeek({ venue, stated: null, visits: [], own: [], minutes: 75, ...more });
const at = (busyness: ReturnType<typeof learnWeek>['busyness'], weekday: 2 | 6, minute: number) =>
  expectedSeatsAt(busyness, weekday, minute) ?? Number.NaN;

describe('the ordinary week', () => {
  it('is what the merchant said, word for word, while nothing was counted', () => {
    expect(learn({ stated })).toEqual({ busyness: stated, weeks: 0 });
  });

  it('is what was counted, over the whole visit, and never far below it', () => {
    const { busyness, weeks } = learn({ visits: visits() });
    expect(weeks).toBe(8);
    expect(at(busyness, 6, 18 * 60)).toBeGreaterThan(4.5);
    expect(at(busyness, 6, 19 * 60 + 14)).toBeGreaterThan(4.5);
    expect(at(busyness, 6, 19 * 60 + 15)).toBeLessThan(1);
  });

  it('weighs a stated week as four counted ones', () => {
    const { busyness } = learn({ stated, visits: visits({ weeks: 4, tuesday: 3 }) });
    expect(at(busyness, 2, 15 * 60)).toBeGreaterThan(1.8);
    expect(at(busyness, 2, 15 * 60)).toBeLessThan(2.6);
  });

  it('is only raised by bookings made here: they are a part of all', () => {
    const few = learn({ stated, own: visits({ tuesday: 1 }) });
    expect(at(few.busyness, 2, 15 * 60)).toBe(1.5);
    const many = learn({ stated, own: visits({ tuesday: 4 }) });
    expect(at(many.busyness, 2, 15 * 60)).toBe(4);
  });

  it('never exceeds the places there are', () => {
    const { busyness } = learn({ visits: visits({ saturday: 40 }) });
    expect(Math.max(...busyness.map(({ expectedSeats }) => expectedSeats))).toBeLessThanOrEqual(6);
  });

  it('reads a year of 10,000 visits in less than five times the aim of 200 ms, of the processor', () => {
    const year = Array.from({ length: 10_000 }, (_, index) => ({
      start: instantOf('2026-01-06T10:00:00Z') + (index % 52) * week + (index % 191) * hourMs,
      seats: 1,
    }));
    learn({ visits: year });
    const before = process.cpuUsage();
    learn({ visits: year });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
