import { Temporal } from 'temporal-polyfill';
import type { Row } from './csv';
import { readCsv } from './csv';

const weekdays = new Map<string, number>();

type Hour = { weekday: number; hour: number; weight: number };

/** Only figures: no row of these sources may be shipped, their licences do not say so. */
export function readFigures(folder: string) {
  const coupons = readCsv(`${folder}/deals/ponpare_coupons.csv.gz`);
  const thresholds = readCsv(`${folder}/deals/groupon_threshold_deals.csv`);
  return {
    discountPercent: {
      source: 'Ponpare coupons 2011-07 to 2012-06',
      rows: coupons.length,
      quantiles: quantiles(numbers(coupons, 'PRICE_RATE'), 20),
    },
    discountPercentByTrade: byTrade(coupons, 'PRICE_RATE'),
    listPriceOverMedianByTrade: overMedian(coupons),
    validDays: { source: 'Ponpare coupons', quantiles: quantiles(numbers(coupons, 'VALIDPERIOD'), 10) },
    usableWeekdays: usableWeekdays(coupons),
    group: groupFigures(thresholds),
    busyness: readBusyness(folder),
    salon: salonFigures(folder),
    reservations: reservationFigures(folder),
  };
}

const tradeOfGenre: Readonly<Record<string, string>> = {
  Food: 'restaurant',
  Hair: 'hair',
  Nail: 'nails',
  Spa: 'spa',
  Relaxation: 'massage',
  Lesson: 'class',
  Leisure: 'activity',
  Beauty: 'beauty',
  Health: 'dental',
  Other: 'other',
};

function byTrade(coupons: readonly Row[], column: string) {
  const groups = Map.groupBy(coupons, (row) => tradeOfGenre[row.genre_en ?? ''] ?? '');
  groups.delete('');
  return Object.fromEntries(
    [...groups].map(([trade, rows]) => [
      trade,
      { rows: rows.length, quantiles: quantiles(numbers(rows, column), 10) },
    ]),
  );
}

/** Yen of 2011 are no dollars of today: what carries over is how far prices of one trade spread around their median. */
function overMedian(coupons: readonly Row[]) {
  return Object.fromEntries(
    Object.entries(byTrade(coupons, 'CATALOG_PRICE')).map(([trade, { rows, quantiles: prices }]) => {
      const median = prices[5] ?? 1;
      return [
        trade,
        { rows, medianYen: median, quantiles: prices.map((price) => Number((price / median).toFixed(2))) },
      ];
    }),
  );
}

function usableWeekdays(coupons: readonly Row[]) {
  const columns = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
  const known = coupons.filter((row) => row.USABLE_DATE_MON !== '');
  const share = columns.map(
    (name) => known.filter((row) => Number(row[`USABLE_DATE_${name}`]) > 0).length / known.length,
  );
  return {
    source: 'Ponpare coupons that state days',
    rows: known.length,
    mondayToSunday: share.map((each) => Number(each.toFixed(3))),
  };
}

function groupFigures(rows: readonly Row[]) {
  const minimum = numbers(rows, 'min_req');
  const real = rows.filter((row) => Number(row.min_req) > 1);
  return {
    source: 'Groupon threshold deals 2011-09 to 2012-07',
    rows: rows.length,
    rowsWithMinimum: real.length,
    minimum: quantiles(minimum, 20),
    minimumWhereAny: quantiles(numbers(real, 'min_req'), 10),
    soldOverMinimumWhereAny: quantiles(
      real.map((row) => Number((Number(row.quantity_sold) / Number(row.min_req)).toFixed(2))),
      10,
    ),
    salesDays: quantiles(numbers(rows, 'prom_length'), 10),
    discountPercent: quantiles(numbers(rows, 'discount_pct'), 10),
    priceDollars: quantiles(numbers(rows, 'price'), 10),
  };
}

function readBusyness(folder: string) {
  const genre = new Map(
    readCsv(`${folder}/demand/restaurant_stores.csv`).map((row) => [row.store, row.air_genre_name ?? '']),
  );
  const reservations = readCsv(`${folder}/demand/restaurant_reservations_2016-01_2017-01.csv.gz`);
  const dining = ['Italian/French', 'Western food', 'Creative cuisine', 'Japanese food', 'Cafe/Sweets'];
  const drinking = ['Izakaya', 'Dining bar', 'Bar/Cocktail'];
  const of = (genres: readonly string[]) =>
    reservations.filter((row) => genres.includes(genre.get(row.store ?? '') ?? ''));
  const fitness = readCsv(`${folder}/demand/fitness_hourly_2025-03_2025-12.csv.gz`);
  const salon = readCsv(`${folder}/demand/salon_bookings.csv`);
  const items = readCsv(`${folder}/demand/cafe_transactions.csv.gz`);
  const receipts = [...new Map(items.map((row) => [row.Transaction, row])).values()];
  return {
    restaurant: shape('Recruit reservations, dining genres, a stay of two hours', of(dining), visitsOf(2)),
    bar: shape('Recruit reservations, izakaya and bars, a stay of three hours', of(drinking), visitsOf(3)),
    salon: shape('Toronto hair salon bookings 2018, a stay of one hour', salon, salonHour),
    cafe: shape('The Bread Basket receipts 2016-10 to 2017-04', receipts, (row) => [
      { ...dayOf(row.Date ?? ''), hour: Number(row.Time?.slice(0, 2)), weight: 1 },
    ]),
    fitness: shape('Swiss fitness parks 2025-03 to 2025-12, people inside', fitness, (row) => {
      const [day = '', time = ''] = (row.hour_local ?? '').split(' ');
      return [{ ...dayOf(day), hour: Number(time.slice(0, 2)), weight: Number(row.mean_people) }];
    }),
  };
}

function visitsOf(hours: number) {
  return (row: Row): Hour[] => {
    const [day = '', time = ''] = (row.visit_datetime ?? '').split(' ');
    const { weekday } = dayOf(day);
    const [start, weight] = [Number(time.slice(0, 2)), Number(row.reserve_visitors)];
    return Array.from({ length: hours }, (_, i) => ({
      weekday: ((weekday - 1 + Math.floor((start + i) / 24)) % 7) + 1,
      hour: (start + i) % 24,
      weight,
    }));
  };
}

function salonHour(row: Row): Hour[] {
  const [month, date, year] = (row.Date ?? '').split('/');
  return [{ ...dayOf(`${year}-${month}-${date}`), hour: Math.floor(Number(row.TimeInt) / 60), weight: 1 }];
}

function dayOf(day: string): { weekday: number } {
  const known = weekdays.get(day) ?? Temporal.PlainDate.from(day).dayOfWeek;
  weekdays.set(day, known);
  return { weekday: known };
}

/** People by weekday and hour, the busiest hour of the week being 1. */
function shape(source: string, rows: readonly Row[], hoursOf: (row: Row) => Hour[]) {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { weekday, hour, weight } of rows.flatMap(hoursOf)) {
    const day = week[weekday - 1];
    if (day) day[hour] = (day[hour] ?? 0) + weight;
  }
  const most = Math.max(...week.flat());
  return {
    source,
    rows: rows.length,
    week: week.map((day) => day.map((people) => Number((people / most).toFixed(3)))),
  };
}

function salonFigures(folder: string) {
  const bookings = readCsv(`${folder}/demand/salon_bookings.csv`).length;
  const cancelled = readCsv(`${folder}/demand/salon_cancellations.csv`);
  const noShows = readCsv(`${folder}/demand/salon_no_shows.csv`).length;
  return {
    source: 'Toronto hair salon 2018',
    rows: bookings,
    cancelledPercent: Number(((cancelled.length / bookings) * 100).toFixed(1)),
    noShowPercent: Number(((noShows / bookings) * 100).toFixed(1)),
    cancelledDaysBefore: quantiles(
      cancelled.map((row) => Number(row.Days)).filter((days) => days >= 0),
      10,
    ),
  };
}

function reservationFigures(folder: string) {
  const rows = readCsv(`${folder}/demand/restaurant_reservations_2016-01_2017-01.csv.gz`);
  const at = (text = '') =>
    Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('UTC').epochMilliseconds;
  const lead = rows.map((row) => (at(row.visit_datetime) - at(row.reserve_datetime)) / 3_600_000);
  return {
    source: 'Recruit reservations 2016-01 to 2017-01',
    rows: rows.length,
    leadHours: quantiles(lead, 20),
    partySize: quantiles(numbers(rows, 'reserve_visitors'), 20),
  };
}

function numbers(rows: readonly Row[], column: string): number[] {
  return rows
    .map((row) => row[column] ?? '')
    .filter((text) => text !== '')
    .map(Number);
}

function quantiles(values: readonly number[], parts: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from(
    { length: parts + 1 },
    (_, i) => sorted[Math.round((i / parts) * (sorted.length - 1))] ?? 0,
  );
}
