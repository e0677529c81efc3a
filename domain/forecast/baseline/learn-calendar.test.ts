import { describe, expect, it } from 'vitest';
import type { Day } from '../../time/wall';
import { addDays, instantsAt, weekdayOf } from '../../time/zone';
import { expectedSeatsAt } from '../../venues/busyness';
import type { SpecialDay, Venue } from '../../venues/venue';
import { learnCalendar } from './learn-calendar';
import { learnWeek } from './learn-week';
import type { PastVisit } from './places-in-use';

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
const venue: Venue = {
  timeZone: 'Europe/Lisbon',
  stepMinutes: 60,
  seats: 20,
  hours: everyDay.map((weekday) => ({ weekday, fromMinute: 600, untilMinute: 1200 })),
  closures: [],
};
const fair = (day: Day, more: Partial<SpecialDay> = {}): SpecialDay => ({
  ...{ day, name: 'Fair', like: null, said: 1, share: 1 },
  ...more,
});

/** Guests at 15:00 on every day of some: four, or what `guests` says. */
function visits(from: Day, days: number, guests: (day: Day) => number = () => 4): PastVisit[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index)).flatMap((day) => {
    const [start = 0] = instantsAt(day, 900, venue.timeZone);
    return guests(day) > 0 ? [{ start, seats: guests(day) }] : [];
  });
}

function learn(specialDays: readonly SpecialDay[], past: readonly PastVisit[]) {
  const special = { ...venue, specialDays };
  const { busyness } = learnWeek({ venue: special, stated: null, visits: past, own: [], minutes: 60 });
  return { busyness, ...learnCalendar({ venue: special, ordinary: busyness, visits: past, minutes: 60 }) };
}

describe('the calendar', () => {
  it('goes by what was said of a day while none of its name was seen', () => {
    const { specialDays } = learn([fair('2027-05-27', { said: 1.5 })], visits('2027-01-04', 56));
    expect(specialDays[0]?.share).toBe(1.5);
  });

  it('learns from past days of the same name, one counted day being worth what was said', () => {
    const guests = (day: Day) => (day === '2027-01-20' ? 12 : 4);
    const days = [
      fair('2027-01-20'),
      fair('2027-05-27', { name: ' fair' }),
      fair('2027-06-10', { name: 'Match' }),
    ];
    const { specialDays } = learn(days, visits('2027-01-04', 56, guests));
    expect(specialDays.map(({ share }) => share)).toEqual([2, 2, 1]);
  });

  it('compares a day with the weekday it is like', () => {
    const guests = (day: Day) => (weekdayOf(day) === 7 || day === '2027-01-20' ? 8 : 4);
    const { specialDays } = learn([fair('2027-01-20', { like: 7 })], visits('2027-01-04', 56, guests));
    expect(specialDays[0]?.share).toBeCloseTo(1, 1);
  });

  it('keeps special days out of the ordinary week', () => {
    const guests = (day: Day) => (day === '2027-01-20' ? 20 : 4);
    const past = visits('2027-01-04', 56, guests);
    const wednesday = (days: SpecialDay[]) => expectedSeatsAt(learn(days, past).busyness, 3, 900) ?? 0;
    expect(wednesday([fair('2027-01-20')])).toBeLessThan(4.1);
    expect(wednesday([])).toBeGreaterThan(5);
  });

  it('tells the months apart from eighteen months of visits on, and their mean is one', () => {
    const guests = (day: Day) => (day.slice(5, 7) === '08' ? 8 : 4);
    expect(learn([], visits('2025-09-01', 540, guests)).season).toBeNull();
    const season = learn([], visits('2025-03-03', 700, guests)).season ?? [];
    expect(season).toHaveLength(12);
    expect(season[7]).toBeGreaterThan(1.5);
    expect(season[7]).toBeLessThan(1.9);
    expect(season.reduce((sum, share) => sum + share, 0) / 12).toBeCloseTo(1, 1);
    expect(Math.max(...season.filter((_, month) => month !== 7))).toBeLessThan(1);
  });
});
