import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../store';
import { bands, weekKinds } from '../tables/listings';
import { bitsOf, type Hope, ofBand, rankOfBand, type Sought, type SpanHours } from './find-listings';

type BandOrder = 'quietest' | 'price';
/** The bands of one kind of week not looked at yet: none comes before `next`, and those after `after` were not read. */
type Row = { readonly kind: string; readonly after: Place | null; readonly next: Place };
type Place = Pick<Hope, 'dealId' | 'rank'>;
type Walk = { readonly order: BandOrder; readonly atOnce: number };

/** So many kinds of weeks are read by one statement, those that promise most. */
const kindsAtOnce = 12;

/**
 * Deals of the whole country by the least they can cost at these hours, a batch at a time. Bands of one kind of week stand in a row,
 * and only rows that touch the hours are read, by turns: what is quieter at other hours costs nothing. Decision 029.
 */
export async function* walkedBands(db: Reader, sought: Sought, walk: Walk): AsyncGenerator<readonly Hope[]> {
  let rows: readonly Row[] = await rowsAt(db, sought.hours, walk.order);
  let met: readonly Hope[] = [];
  while (rows.length > 0) {
    const sorted = [...rows].sort((a, b) => compare(a.next, b.next));
    const [best, rest] = [sorted.slice(0, kindsAtOnce), sorted.slice(kindsAtOnce)];
    const read = await readOn(db, sought, { ...walk, rows: best });
    rows = [...read.rows, ...rest];
    const edge = rows.map(({ next }) => next).sort(compare)[0];
    const all = [...met, ...read.hopes].sort(compare);
    met = edge ? all.filter((hope) => compare(hope, edge) > 0) : [];
    const known = all.slice(0, all.length - met.length);
    if (known.length > 0) yield known;
  }
}

function compare(a: Place, b: Place): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.dealId === b.dealId) return 0;
  return a.dealId < b.dealId ? -1 : 1;
}

/** Where each row begins: one look into the index. */
async function rowsAt(db: Reader, hours: SpanHours | undefined, order: BandOrder): Promise<Row[]> {
  const rank = rankOfBand(order);
  const first = sql<number | null>`(select ${rank} from ${bands} where ${bands.weekKind} = ${weekKinds.kind}
    order by ${rank}, ${bands.dealId} limit 1)`;
  const kinds = await db.select({ kind: weekKinds.kind, first }).from(weekKinds).where(touched(hours));
  return kinds.flatMap(({ kind, first: at }) =>
    at === null ? [] : [{ kind, after: null, next: { rank: Number(at), dealId: '' } }],
  );
}

/** Kinds of weeks with any of these hours, by any clock. */
function touched(hours: SpanHours | undefined): SQL | undefined {
  if (!hours || hours.byZone.some((one) => one.hours === null)) return undefined;
  return or(...hours.byZone.flatMap((one) => (one.hours ? [bitsOf(weekKinds, one.hours)] : [])), sql`1 = 0`);
}

type Reading = Walk & { readonly rows: readonly Row[] };

/** The next bands of each of these rows: those that are sought, and where the rows go on. */
async function readOn(
  db: Reader,
  sought: Sought,
  { order, atOnce, rows }: Reading,
): Promise<{ readonly hopes: readonly Hope[]; readonly rows: readonly Row[] }> {
  const rank = rankOfBand(order);
  const parts = rows.map(({ kind, after }) => {
    const isAfter = after ? sql`(${rank}, ${bands.dealId}) > (${after.rank}, ${after.dealId})` : undefined;
    const its = and(eq(bands.weekKind, kind), isAfter);
    return sql`select * from (select * from ${bands} where ${its}
      order by ${rank}, ${bands.dealId} limit ${atOnce}) as page`;
  });
  const isSought = sql<number>`case when ${and(...ofBand(sought), sql`1 = 1`)} then 1 else 0 end`;
  const found = await db
    .select({
      dealId: sql<string>`${bands.dealId}`,
      venueId: sql<string>`${bands.venueId}`,
      kind: sql<string>`${bands.weekKind}`,
      rank: sql<number>`${rank}`.mapWith(Number),
      isSought,
    })
    .from(sql`(${sql.join(parts, sql` union all `)}) as ${bands}`);
  const byKind = Map.groupBy(found, ({ kind }) => kind);
  return {
    hopes: found.filter((row) => Number(row.isSought) === 1),
    rows: rows.flatMap(({ kind }) => {
      const read = byKind.get(kind) ?? [];
      const last = read.sort(compare).at(-1);
      return last && read.length === atOnce ? [{ kind, after: last, next: last }] : [];
    }),
  };
}
