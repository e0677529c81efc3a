import { and, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { basisPoints } from '@/domain/money/money';
import type { Opening } from '@/domain/pricing/live/opening';
import type { Span } from '@/domain/time/wall';
import { relist } from '../deals/listings';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { openings } from '../tables/slots';

export async function insertOpening(tx: Tx, opening: typeof openings.$inferInsert): Promise<void> {
  await tx.insert(openings).values(opening);
  await relist(tx, { dealIds: [opening.dealId] });
}

/** Openings that touch the span, by deal. */
export async function openingsByDeal(
  db: Reader,
  dealIds: readonly string[],
  span: Span,
): Promise<ReadonlyMap<string, readonly Opening[]>> {
  if (dealIds.length === 0) return new Map();
  const found = new Map<string, Opening[]>();
  for (const row of await openOnes(db, { dealIds, ...span })) {
    const known = found.get(row.dealId) ?? [];
    known.push({ ...row, offBps: basisPoints(row.offBps), seatsLeft: row.seats - row.taken });
    found.set(row.dealId, known);
  }
  return found;
}

const openOnes = statement((db: Reader, { dealIds, from, until }: Span & { dealIds: readonly string[] }) =>
  db
    .select()
    .from(openings)
    .where(
      and(
        inArray(openings.dealId, [...dealIds]),
        isNull(openings.closedAt),
        lt(openings.from, until),
        gt(openings.until, from),
      ),
    ),
);

/** Takes places of an opening, never more than were opened. */
export async function takeOpening(
  tx: Tx,
  { openingId, places }: { openingId: string; places: number },
): Promise<boolean> {
  const rows = await tx
    .update(openings)
    .set({ taken: sql`${openings.taken} + ${places}` })
    .where(
      and(
        eq(openings.id, openingId),
        isNull(openings.closedAt),
        lte(openings.taken, sql`${openings.seats} - ${places}`),
      ),
    )
    .returning({ id: openings.id });
  return rows.length === 1;
}

export async function giveBackOpening(
  tx: Tx,
  { openingId, places }: { openingId: string; places: number },
): Promise<void> {
  await tx
    .update(openings)
    .set({ taken: sql`${openings.taken} - ${places}` })
    .where(eq(openings.id, openingId));
}
