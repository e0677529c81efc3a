import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { DealTerms, OffPeakWindow } from '../deals/terms';
import { lessShare, minor, ofPercent } from '../money/money';
import type { Day, Instant, Weekday, WeekWindow } from '../time/wall';
import type { BusyWindow, Venue } from '../venues/venue';
import { massageAndTea, r1g1 } from './casa-verde';
import { listSlots, type SlotsAsked } from './list-slots';

/**
 * The list again, slowly and by another way: every quarter of an hour of real time is asked on its own, with a calendar
 * object each, whether it is open, what it costs and what is kept. Source: trust.md Q1 and T1.
 */
function slowly(asked: SlotsAsked) {
  const zone = asked.venue.timeZone;
  const first = Temporal.PlainDate.from(asked.from).toZonedDateTime(zone).epochMilliseconds;
  const last = Temporal.PlainDate.from(asked.until).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const found = [];
  for (let start = first; start < last; start += 900_000) {
    if (!staysOpen(asked.venue, start)) continue;
    const shown = wall(start, zone);
    found.push({
      local: `${shown.day}T${shown.time}`,
      start,
      priceMinor: slowPrice(asked, start),
    });
  }
  return found;
}

/** Open at every minute of the hour, which is the same as lying inside one stretch. */
function staysOpen(venue: Venue, start: Instant): boolean {
  return Array.from({ length: 60 }, (_, minute) => start + minute * 60_000).every((at) =>
    venue.hours.some((hours) => isIn(hours, at, venue.timeZone)),
  );
}

function slowPrice({ terms, venue, busyness }: SlotsAsked, start: Instant): number {
  const list = 6000;
  const offs = terms.offPeak.flatMap((window) =>
    window.weekdays.some((weekday) => isIn({ ...window, weekday }, start, venue.timeZone))
      ? [window.offBps]
      : [],
  );
  const isBusy = Array.from({ length: 75 }, (_, minute) => start + minute * 60_000).some((at) =>
    busyness.some(
      (hours) =>
        isIn(hours, at, venue.timeZone) && hours.expectedSeats / venue.seats > terms.guardBps / 10_000,
    ),
  );
  const best = offs.sort((a, b) => b - a)[0];
  return best === undefined || isBusy ? list : lessShare(minor(list), best);
}

function isIn(window: WeekWindow, at: Instant, zone: string): boolean {
  const shown = wall(at, zone);
  const today =
    shown.weekday === window.weekday &&
    shown.minute >= window.fromMinute &&
    shown.minute < window.untilMinute;
  const sinceYesterday = shown.minute + 1440;
  const isYesterday = (shown.weekday + 5) % 7 === window.weekday - 1;
  return today || (isYesterday && sinceYesterday >= window.fromMinute && sinceYesterday < window.untilMinute);
}

const walls = new Map<string, { day: Day; time: string; weekday: number; minute: number }>();
function wall(at: Instant, zone: string) {
  const known = walls.get(`${at}${zone}`);
  if (known) return known;
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const read = {
    day: shown.toPlainDate().toString(),
    time: shown.toPlainTime().toString({ smallestUnit: 'minute' }),
    weekday: shown.dayOfWeek,
    minute: shown.hour * 60 + shown.minute,
  };
  walls.set(`${at}${zone}`, read);
  return read;
}

const quarters = (min: number, max: number) =>
  fc.integer({ min: min / 15, max: max / 15 }).map((quarter) => quarter * 15);
const weekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);
const hours = fc
  .record({ weekday, fromMinute: quarters(0, 1425), length: quarters(60, 720) })
  .map(({ length, ...from }): WeekWindow => ({ ...from, untilMinute: from.fromMinute + length }));
/** Whole hours, since an opening hour inside a repeated hour is a choice (the first one counts) and no matter of arithmetic. */
const opening = hours.map(({ weekday: day, fromMinute, untilMinute }): WeekWindow => {
  const from = Math.floor(fromMinute / 60) * 60;
  return {
    weekday: day,
    fromMinute: from,
    untilMinute: from + Math.ceil((untilMinute - fromMinute) / 60) * 60,
  };
});
const busy = fc
  .tuple(hours, fc.integer({ min: 0, max: 6 }))
  .map(([span, expectedSeats]): BusyWindow => ({ ...span, expectedSeats }));
const window = fc
  .record({
    hours,
    weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
    percent: fc.integer({ min: 1, max: 60 }),
  })
  .map(
    ({ hours: span, weekdays, percent }): OffPeakWindow => ({
      ...span,
      weekdays,
      offBps: ofPercent(percent),
      seats: 6,
    }),
  );
/** Spans of days around the clock changes of 2027, and one without. */
const spans = fc.constantFrom(
  { timeZone: 'Europe/Lisbon', from: '2027-03-26', until: '2027-03-29' },
  { timeZone: 'Europe/Lisbon', from: '2027-10-29', until: '2027-11-01' },
  { timeZone: 'America/New_York', from: '2027-03-12', until: '2027-03-15' },
  { timeZone: 'America/New_York', from: '2027-11-05', until: '2027-11-08' },
  { timeZone: 'Asia/Shanghai', from: '2027-03-08', until: '2027-03-11' },
);

describe('the list and a slow second opinion', () => {
  test('agree on every start and every price, on the days the clock changes too', () => {
    const worlds = fc.record({
      span: spans,
      open: fc.array(opening, { minLength: 1, maxLength: 8 }),
      windows: fc.array(window, { maxLength: 4 }),
      busyness: fc.array(busy, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(worlds, ({ span, open, windows, busyness }) => {
        const venue: Venue = {
          timeZone: span.timeZone,
          stepMinutes: 15,
          seats: 6,
          hours: open,
          closures: [],
        };
        const terms: DealTerms = { ...r1g1, visitUntil: '2027-12-31', offPeak: windows, group: null };
        const none = { uses: new Map(), aloneTaken: new Map(), groups: new Map() };
        const asked: SlotsAsked = {
          terms,
          package: massageAndTea,
          venue,
          busyness: [],
          ...none,
          ...span,
          now: 0,
          quantity: 1,
        };
        // Prices without protection first, then the guard: protection depends on busyness and would hide a price.
        const quick = listSlots(asked).map(({ local, start, priceMinor }) => ({ local, start, priceMinor }));
        expect(quick).toEqual(slowly(asked));
        const guarded = listSlots({ ...asked, busyness });
        const second = slowly({ ...asked, busyness });
        expect(
          guarded.map(
            ({ because }, index) => because.kind === 'guarded' && quick[index]?.priceMinor !== 6000,
          ),
        ).toEqual(
          second.map(({ priceMinor }, index) => priceMinor === 6000 && quick[index]?.priceMinor !== 6000),
        );
      }),
      { numRuns: 40 },
    );
  });
});
