import { accept, type Result, refuse } from '../../kernel/result';
import type { Zone } from '../../time/wall';
import { readCsv } from './csv';
import { type DayOrder, type Moment, readMoment } from './moment';

/** What the merchant said about the file. Without a count column every row is one visit. */
export type VisitMapping = {
  readonly whenColumn: string;
  readonly countColumn: string | null;
  /** What one guest usually leaves, where the count column holds takings; null where it holds guests. */
  readonly takingsPerGuest?: number | null;
  /** A column whose value tells double rows apart from two visits at one time, for example a receipt number. */
  readonly keyColumn: string | null;
  readonly order: DayOrder;
  readonly fileZone: Zone;
  readonly venueZone: Zone;
};

export type Visit = Moment & { readonly count: number };

/** What was left out, with the first lines of it, so that the merchant can look. */
export type LeftOut = { readonly rows: number; readonly firstLines: readonly number[] };

export type Visits = {
  readonly visits: readonly Visit[];
  readonly unreadable: LeftOut;
  readonly negative: LeftOut;
  readonly doubled: LeftOut;
};

export type VisitsRefusal =
  | { readonly reason: 'file-empty' }
  | { readonly reason: 'file-too-long'; readonly rows: number; readonly most: number }
  | { readonly reason: 'column-missing'; readonly column: string; readonly columns: readonly string[] }
  | { readonly reason: 'no-readable-row'; readonly firstLines: readonly number[] }
  | { readonly reason: 'zone-unknown'; readonly zone: string };

const mostRows = 500_000;

/** Past visits from a merchant's CSV. What cannot be believed is left out and named, never guessed. */
export function readVisits(text: string, mapping: VisitMapping): Result<Visits, VisitsRefusal> {
  const zone = [mapping.fileZone, mapping.venueZone].find((name) => !isZone(name));
  if (zone !== undefined) return refuse({ reason: 'zone-unknown', zone });
  const { head, rows } = readCsv(text);
  if (rows.length === 0) return refuse({ reason: 'file-empty' });
  if (rows.length > mostRows) return refuse({ reason: 'file-too-long', rows: rows.length, most: mostRows });
  const column = [mapping.whenColumn, mapping.countColumn, mapping.keyColumn].find(
    (name) => name !== null && !head.includes(name),
  );
  if (column) return refuse({ reason: 'column-missing', column, columns: head });
  const visits = collect(rows, { mapping, head });
  if (visits.visits.length === 0)
    return refuse({ reason: 'no-readable-row', firstLines: visits.unreadable.firstLines });
  return accept(visits);
}

type Noted = { rows: number; firstLines: number[] };

function collect(
  rows: readonly string[][],
  { mapping, head }: { mapping: VisitMapping; head: readonly string[] },
): Visits {
  const at = (name: string | null) => (name === null ? -1 : head.indexOf(name));
  const columns = {
    when: at(mapping.whenColumn),
    count: at(mapping.countColumn),
    key: at(mapping.keyColumn),
  };
  const visits: Visit[] = [];
  const seen = new Set<string>();
  const perGuest = mapping.takingsPerGuest ?? null;
  const left: Record<'unreadable' | 'negative' | 'doubled', Noted> = {
    unreadable: { rows: 0, firstLines: [] },
    negative: { rows: 0, firstLines: [] },
    doubled: { rows: 0, firstLines: [] },
  };
  for (const [index, row] of rows.entries()) {
    const moment = readMoment(row[columns.when] ?? '', mapping);
    const count = columns.count < 0 ? 1 : readCount(row[columns.count] ?? '');
    const why = reasonToLeaveOut({ moment, count, key: keyOf(row, columns, perGuest !== null), seen });
    if (why) note(left[why], index + 2);
    else if (moment && count !== null) visits.push({ ...moment, count });
  }
  return { visits: perGuest === null ? visits : guestsPerHour(visits, perGuest), ...left };
}

/** Takings as guests: summed per hour first, because one receipt is seldom one whole guest. */
function guestsPerHour(takings: readonly Visit[], perGuest: number): Visit[] {
  const hours = new Map<string, Visit>();
  for (const { day, minute, count } of takings) {
    const hour = minute - (minute % 60);
    const key = `${day} ${hour}`;
    hours.set(key, { day, minute: hour, count: (hours.get(key)?.count ?? 0) + count });
  }
  return [...hours.values()].map((visit) => ({ ...visit, count: Math.round(visit.count / perGuest) }));
}

type Candidate = { moment: Moment | null; count: number | null; key: string | null; seen: Set<string> };

function reasonToLeaveOut({
  moment,
  count,
  key,
  seen,
}: Candidate): 'unreadable' | 'negative' | 'doubled' | null {
  if (!moment || count === null) return 'unreadable';
  if (count < 0) return 'negative';
  if (key === null) return null;
  if (seen.has(key)) return 'doubled';
  seen.add(key);
  return null;
}

type Columns = { readonly when: number; readonly count: number; readonly key: number };

/** With a key column a row is double when its key came before; with counts, when the whole row did: an hour is counted once. Two receipts of one minute are two. */
function keyOf(row: readonly string[], columns: Columns, isTakings: boolean): string | null {
  if (columns.key >= 0) return `${row[columns.key]}`;
  return columns.count >= 0 && !isTakings ? `${row[columns.when]}` : null;
}

function note(noted: Noted, line: number): void {
  noted.rows += 1;
  if (noted.firstLines.length < 5) noted.firstLines.push(line);
}

/** `1 234,5`, `1,234.5` and `-3`; null for anything else. */
function readCount(text: string): number | null {
  const bare = text.trim().replace(/[\s\u00a0']/g, '');
  if (!/^-?[\d.,]+$/.test(bare)) return null;
  const mark = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const decimals = mark >= 0 && bare.length - mark - 1 !== 3 ? mark : bare.length;
  const value = Number(`${bare.slice(0, decimals).replace(/[.,]/g, '')}.${bare.slice(decimals + 1) || '0'}`);
  return Number.isFinite(value) ? value : null;
}

function isZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
}
