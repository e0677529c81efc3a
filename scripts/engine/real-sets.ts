import type { OrdinaryWeek } from '../../domain/forecast/baseline/baseline';

/** Hourly counts of one venue, from the files described in data/README.md. */
export type Hourly = { readonly name: string; readonly counts: Map<string, number> };
export type Series = {
  readonly name: string;
  readonly slotsPerDay: number;
  readonly open: Float64Array;
  readonly weeks: OrdinaryWeek[];
};

const rows = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

export function restaurants(text: string): Hourly[] {
  return busiest(grouped(rows(text).map((row) => [row[0] ?? '', (row[1] ?? '').slice(0, 13), 1])), 60);
}

export function fitness(text: string): Hourly[] {
  return grouped(rows(text).map((row) => [row[0] ?? '', (row[1] ?? '').slice(0, 13), Number(row[2])]));
}

/** The day of the salon's last receipt: what its book says of later days is what had been booked by then, not who came. */
const salonUntil = '2018-07-29';

export function salon(text: string): Hourly[] {
  const visits = rows(text).flatMap((row): [string, string, number][] => {
    const [month, day, year] = (row[3] ?? '').split('/');
    const date = `${year}-${month}-${day}`;
    if (date > salonUntil) return [];
    return [['salon', `${date} ${String(Math.floor(Number(row[5]) / 60)).padStart(2, '0')}`, 1]];
  });
  return grouped(visits);
}

export function cafe(text: string): Hourly[] {
  const seen = new Set<string>();
  const visits = rows(text).flatMap((row): [string, string, number][] => {
    if (seen.has(row[2] ?? '')) return [];
    seen.add(row[2] ?? '');
    return [['café', `${row[0]} ${(row[1] ?? '').slice(0, 2)}`, 1]];
  });
  return grouped(visits);
}

function grouped(entries: (readonly (string | number)[])[]): Hourly[] {
  const venues = new Map<string, Map<string, number>>();
  for (const [venue, hour, count] of entries) {
    const counts = venues.get(String(venue)) ?? new Map<string, number>();
    counts.set(String(hour), (counts.get(String(hour)) ?? 0) + Number(count));
    venues.set(String(venue), counts);
  }
  return [...venues].map(([name, counts]) => ({ name, counts }));
}

function busiest(venues: Hourly[], most: number): Hourly[] {
  const total = (venue: Hourly) => [...venue.counts.values()].reduce((sum, count) => sum + count, 0);
  return venues.sort((one, other) => total(other) - total(one)).slice(0, most);
}

const dayMs = 86_400_000;

/** Whole weeks from the first Monday; an hour is open where at least a fifth of its weeks counted somebody; a silent day is a hole. */
export function asSeries(venues: readonly Hourly[]): Series[] {
  return venues.flatMap((venue) => {
    const days = [...venue.counts.keys()].map((hour) => hour.slice(0, 10)).sort();
    const start = monday(days[0] ?? '2016-01-04');
    const weeksCount = Math.floor((Date.parse(days[days.length - 1] ?? '') - start) / (7 * dayMs));
    if (weeksCount < 8) return [];
    const weeks = Array.from({ length: weeksCount }, (_, week) => weekOf(venue, start + week * 7 * dayMs));
    const open = Float64Array.from({ length: 168 }, (_, slot) => {
      const counts = weeks.map((week) => week.starts[slot] ?? 0);
      return counts.filter((count) => count > 0).length >= weeksCount / 5 ? Math.max(...counts) : 0;
    });
    return [{ name: venue.name, slotsPerDay: 24, open, weeks }];
  });
}

function weekOf(venue: Hourly, start: number): OrdinaryWeek {
  const starts = new Float64Array(168);
  const usable = new Float64Array(168);
  for (let day = 0; day < 7; day += 1) {
    const name = new Date(start + day * dayMs).toISOString().slice(0, 10);
    let any = false;
    for (let hour = 0; hour < 24; hour += 1) {
      const count = venue.counts.get(`${name} ${String(hour).padStart(2, '0')}`);
      starts[day * 24 + hour] = count ?? 0;
      any ||= count !== undefined;
    }
    if (any) usable.fill(1, day * 24, day * 24 + 24);
  }
  return { starts, full: new Uint8Array(168), usable };
}

function monday(day: string): number {
  const at = Date.parse(day);
  return at + ((8 - new Date(at).getUTCDay()) % 7) * dayMs;
}
