import { dayNumberOf, dayOfNumber, twoDigits } from '../time/day';
import type { Day, Weekday } from '../time/wall';
import { addDays, weekdayOf } from '../time/zone';

export type PublicHoliday = { readonly day: Day; readonly name: string };

/** A date of every year, days from Easter Sunday, or the n-th weekday of a month (−1 is the last). */
type Rule = { name: string } & (
  | { on: string }
  | { easter: number }
  | { nth: number; weekday: Weekday; month: number }
);

const newYear: Rule = { name: 'New Year’s Day', on: '01-01' };
const goodFriday: Rule = { name: 'Good Friday', easter: -2 };
const easterMonday: Rule = { name: 'Easter Monday', easter: 1 };
const labourDay: Rule = { name: 'Labour Day', on: '05-01' };
const ascension: Rule = { name: 'Ascension Day', easter: 39 };
const whitMonday: Rule = { name: 'Whit Monday', easter: 50 };
const assumption: Rule = { name: 'Assumption Day', on: '08-15' };
const allSaints: Rule = { name: 'All Saints’ Day', on: '11-01' };
const immaculate: Rule = { name: 'Immaculate Conception', on: '12-08' };
const christmas: Rule = { name: 'Christmas Day', on: '12-25' };
const dayAfterChristmas: Rule = { name: 'Second day of Christmas', on: '12-26' };

/** Holidays of the whole country as its law names them, on the date itself; regional ones are for the merchant to add. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  DE: [
    ...[newYear, goodFriday, easterMonday, labourDay, ascension, whitMonday],
    ...[{ name: 'Day of German Unity', on: '10-03' }, christmas, dayAfterChristmas],
  ],
  ES: [
    ...[newYear, { name: 'Epiphany', on: '01-06' }, goodFriday, labourDay, assumption],
    ...[{ name: 'National Day', on: '10-12' }, allSaints, { name: 'Constitution Day', on: '12-06' }],
    ...[immaculate, christmas],
  ],
  FR: [
    ...[newYear, easterMonday, labourDay, { name: 'Victory Day', on: '05-08' }, ascension, whitMonday],
    ...[{ name: 'Bastille Day', on: '07-14' }, assumption, allSaints],
    ...[{ name: 'Armistice Day', on: '11-11' }, christmas],
  ],
  PT: [
    ...[newYear, goodFriday, { name: 'Easter Sunday', easter: 0 }, { name: 'Freedom Day', on: '04-25' }],
    ...[labourDay, { name: 'Corpus Christi', easter: 60 }, { name: 'Portugal Day', on: '06-10' }, assumption],
    ...[{ name: 'Republic Day', on: '10-05' }, allSaints, { name: 'Restoration Day', on: '12-01' }],
    ...[immaculate, christmas],
  ],
  US: [
    ...[newYear, { name: 'Martin Luther King Day', nth: 3, weekday: 1, month: 1 } as const],
    ...[{ name: 'Presidents’ Day', nth: 3, weekday: 1, month: 2 } as const],
    ...[{ name: 'Memorial Day', nth: -1, weekday: 1, month: 5 } as const],
    ...[
      { name: 'Juneteenth', on: '06-19' },
      { name: 'Independence Day', on: '07-04' },
    ],
    ...[{ name: 'Labor Day', nth: 1, weekday: 1, month: 9 } as const],
    ...[{ name: 'Columbus Day', nth: 2, weekday: 1, month: 10 } as const],
    ...[{ name: 'Veterans Day', on: '11-11' }],
    ...[{ name: 'Thanksgiving', nth: 4, weekday: 4, month: 11 } as const, christmas],
  ],
};

/** The public holidays of a country from a day on, for a year, in order; none where we do not know its rules. */
export function publicHolidays(country: string, from: Day): PublicHoliday[] {
  const year = Number(from.slice(0, 4));
  return [year, year + 1]
    .flatMap((one) => (rules[country] ?? []).map((rule) => ({ day: dayIn(one, rule), name: rule.name })))
    .filter(({ day }) => day >= from && day < addDays(from, 365))
    .sort((one, other) => dayNumberOf(one.day) - dayNumberOf(other.day));
}

function dayIn(year: number, rule: Rule): Day {
  if ('on' in rule) return `${year}-${rule.on}`;
  if ('easter' in rule) return addDays(easterOf(year), rule.easter);
  const { nth, weekday, month } = rule;
  const first = `${year}-${twoDigits(month)}-01`;
  const firstOfKind = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
  if (nth > 0) return addDays(firstOfKind, 7 * (nth - 1));
  const inFourWeeks = addDays(firstOfKind, 28);
  return inFourWeeks.slice(0, 7) === first.slice(0, 7) ? inFourWeeks : addDays(firstOfKind, 21);
}

/** Easter Sunday of the Gregorian calendar (Meeus, "Astronomical Algorithms", 1991, chapter 8). */
function easterOf(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return dayOfNumber(dayNumberOf(`${year}-${twoDigits(Math.floor(days / 31))}-01`) + (days % 31));
}
