import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fillBand } from '../../domain/forecast/fill/band';
import { calibrationOf, type Kept } from '../../domain/forecast/fill/calibration';
import { forecastWeek } from '../../domain/forecast/fill/forecast-week';
import { asSeries, cafe, fitness, type Hourly, restaurants, type Series, salon } from './real-sets';

/**
 * `npm run bench:forecast -- --data DIR [--set fitness] [--series 4]`: one week ahead by rolling origin, against the mean of the last four same weekday-hours.
 * Memories weigh themselves by the weeks before each forecast. The fixed settings (lengths of the memories, how far off a count is
 * still believed) were picked after looking at all of these sets, so no figure here is a hold-out; every second series is printed
 * as well, to show how much two halves of a set differ.
 */
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};
const folder = join(option('data') ?? '../shared/data', 'demand');
const only = option('set') ?? '';
const mostSeries = Number(option('series') ?? 1000);
const say = (line: string) => process.stdout.write(`${line}\n`);
/** The one set whose licence lets it ship with the code, so it is here wherever the code is. */
const shipped = join(import.meta.dirname, 'sets');
const sets: { name: string; file: string; read: (text: string) => Hourly[]; isSplit: boolean }[] = [
  {
    name: 'restaurants (busiest 60)',
    file: 'restaurant_reservations_2016-01_2017-01.csv.gz',
    read: restaurants,
    isSplit: true,
  },
  {
    name: 'fitness parks',
    file: 'fitness_hourly_2025-03_2025-12.csv.gz',
    read: fitness,
    isSplit: true,
  },
  { name: 'hair salon', file: 'salon_bookings.csv', read: salon, isSplit: false },
  { name: 'café', file: 'cafe_transactions.csv.gz', read: cafe, isSplit: false },
];
const weeksBefore = 4;

if (!existsSync(folder)) say(`${folder} is not there: only the set that may ship with the code is measured.`);
for (const set of sets.filter(({ name }) => name.includes(only))) {
  const path = [join(folder, set.file), join(shipped, set.file)].find(existsSync);
  if (!path) {
    say(`${set.name}: not measured.`);
    continue;
  }
  const raw = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(raw).toString('utf8') : raw.toString('utf8');
  const all = asSeries(set.read(text)).slice(0, mostSeries);
  measure(set.name, all);
  const unseen = all.filter((_, index) => index % 2 === 1);
  if (set.isSplit && unseen.length > 0) measure(`${set.name}, every second one`, unseen);
}

function measure(name: string, all: readonly Series[]): void {
  const errors = { own: 0, rule: 0, ownSquares: 0, ruleSquares: 0, counted: 0 };
  const kept: Kept[] = [];
  for (const series of all)
    for (let week = weeksBefore; week < series.weeks.length; week += 1)
      rollOnce(series, week, { errors, kept });
  const percent = (own: number, rule: number) => `${((100 * (own - rule)) / rule).toFixed(1)} %`;
  const held = calibrationOf(kept).held ?? 0;
  say(
    `${name}: ${all.length} series, ${errors.counted} slot-weeks; mean absolute error ${(errors.own / errors.counted).toFixed(3)} against ` +
      `${(errors.rule / errors.counted).toFixed(3)} (${percent(errors.own, errors.rule)}), root mean square ` +
      `${Math.sqrt(errors.ownSquares / errors.counted).toFixed(3)} against ${Math.sqrt(errors.ruleSquares / errors.counted).toFixed(3)} ` +
      `(${percent(Math.sqrt(errors.ownSquares), Math.sqrt(errors.ruleSquares))}); 80 % bands held ${(100 * held).toFixed(0)} %.`,
  );
}

type Sums = {
  errors: { own: number; rule: number; ownSquares: number; ruleSquares: number; counted: number };
  kept: Kept[];
};

function rollOnce(series: Series, week: number, { errors, kept }: Sums): void {
  const past = series.weeks.slice(0, week);
  const forecast = forecastWeek({
    weeks: past,
    capacity: series.open,
    slotsPerDay: series.slotsPerDay,
    tradeProfile: null,
  });
  const actual = series.weeks[week];
  if (!actual) return;
  for (const [slot, open] of series.open.entries()) {
    if (!open || !actual.usable[slot]) continue;
    const lately = past
      .filter((one) => one.usable[slot])
      .slice(-4)
      .map((one) => one.starts[slot] ?? 0);
    if (lately.length === 0) continue;
    const rule = lately.reduce((sum, count) => sum + count, 0) / lately.length;
    const mean = forecast.mean[slot] ?? 0;
    const came = actual.starts[slot] ?? 0;
    errors.rule += Math.abs(came - rule);
    errors.ownSquares += (came - mean) ** 2;
    errors.ruleSquares += (came - rule) ** 2;
    errors.counted += 1;
    const band = fillBand({
      mean,
      size: forecast.size[slot] ?? 8,
      capacity: open,
      booked: 0,
      bookedShare: 0,
      missShare: forecast.missShare,
      middleShare: forecast.middleShare,
    });
    // The middle of the band is judged by absolute error, the mean by squared error: each is what its error asks for.
    errors.own += Math.abs(came - band.middle * open);
    kept.push({
      low: band.low,
      high: band.high,
      actual: Math.min(1, came / open),
      weekday: 1 + Math.floor(slot / series.slotsPerDay),
    });
  }
}
