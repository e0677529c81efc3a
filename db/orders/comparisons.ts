import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import type { Instant, Span } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { transfers } from '../tables/ledger';
import { paymentActs, payments } from '../tables/orders';
import { bookComparisons, paymentDisputes } from '../tables/provider';

export type ComparisonRow = typeof bookComparisons.$inferSelect;
/** One payment as our ledger knows it: what came in at the provider less what went out. */
export type OurPage = {
  readonly paymentId: string;
  readonly reference: string;
  readonly currency: string;
  readonly netMinor: number;
  /** Something was asked of the provider and not answered: the books may differ for now. */
  readonly isUnderWay: boolean;
};

const chunk = 200;

/** Our side of the payments begun in the span, and of those the provider named. */
export async function listOurPages(
  db: Reader,
  { from, until, named }: { from: number; until: number; named: readonly string[] },
): Promise<OurPage[]> {
  const begun = and(
    isNotNull(payments.reference),
    gte(payments.createdAt, from),
    lt(payments.createdAt, until),
  );
  const rows = await db.select(ofPayments).from(payments).where(begun);
  const known = new Map(rows.map((row) => [row.reference ?? '', row]));
  for (const references of chunksOf(named.filter((one) => !known.has(one))))
    for (const row of await db
      .select(ofPayments)
      .from(payments)
      .where(inArray(payments.reference, references)))
      known.set(row.reference ?? '', row);
  const pages: OurPage[] = [];
  for (const some of chunksOf([...known.values()])) pages.push(...(await pagesOf(db, some)));
  return pages;
}

/** Until when at most so many payments of the span were begun; more only where they were begun in one instant. */
export async function endOfSome(db: Reader, { from, until }: Span, most: number): Promise<Instant> {
  const [next] = await db
    .select({ at: payments.createdAt })
    .from(payments)
    .where(and(gte(payments.createdAt, from), lt(payments.createdAt, until)))
    .orderBy(payments.createdAt)
    .limit(1)
    .offset(most);
  return next ? Math.max(next.at, from + 1) : until;
}

/** Whether the provider was asked for money and its name of the payment is not written down yet. */
export async function isAnyUnnamed(db: Reader): Promise<boolean> {
  const [row] = await db
    .select({ id: payments.id })
    .from(paymentActs)
    .innerJoin(payments, eq(payments.id, paymentActs.paymentId))
    .where(and(inArray(paymentActs.status, ['started', 'unknown']), isNull(payments.reference)))
    .limit(1);
  return row !== undefined;
}

export async function keepComparison(tx: Tx, comparison: Omit<ComparisonRow, 'id'>): Promise<void> {
  await tx.insert(bookComparisons).values({ id: newId('comparison'), ...comparison });
}

export async function lastComparison(db: Reader): Promise<ComparisonRow | null> {
  const [row] = await db
    .select()
    .from(bookComparisons)
    .orderBy(desc(bookComparisons.checkedAt), desc(bookComparisons.id))
    .limit(1);
  return row ?? null;
}

const ofPayments = {
  id: payments.id,
  orderId: payments.orderId,
  reference: payments.reference,
  currency: payments.currency,
};
type PaymentRow = Pick<typeof payments.$inferSelect, keyof typeof ofPayments>;

async function pagesOf(db: Reader, rows: readonly PaymentRow[]): Promise<OurPage[]> {
  const ids = rows.map((row) => row.id);
  const acts = await db
    .select({ id: paymentActs.id, paymentId: paymentActs.paymentId, status: paymentActs.status })
    .from(paymentActs)
    .where(inArray(paymentActs.paymentId, ids));
  const disputes = await db
    .select({ id: paymentDisputes.id, paymentId: paymentDisputes.paymentId })
    .from(paymentDisputes)
    .where(inArray(paymentDisputes.paymentId, ids));
  const paymentOf = new Map([...acts, ...disputes].map((one) => [one.id, one.paymentId]));
  const open = new Set(
    acts.filter((act) => act.status === 'started' || act.status === 'unknown').map((act) => act.paymentId),
  );
  const net = new Map<string, number>();
  for (const moved of await movesOf(db, rows)) {
    const paymentId = paymentOf.get(keyOf(moved.event));
    if (!paymentId) continue;
    const sign = moved.debit === 'provider' ? 1 : -1;
    net.set(paymentId, (net.get(paymentId) ?? 0) + sign * moved.amountMinor);
  }
  return rows.map((row) => ({
    paymentId: row.id,
    reference: row.reference ?? '',
    currency: row.currency,
    netMinor: net.get(row.id) ?? 0,
    isUnderWay: open.has(row.id),
  }));
}

async function movesOf(db: Reader, rows: readonly PaymentRow[]) {
  const orderIds = [...new Set(rows.map((row) => row.orderId))];
  return db
    .select({ event: transfers.event, debit: transfers.debit, amountMinor: transfers.amountMinor })
    .from(transfers)
    .where(
      and(
        inArray(transfers.orderId, orderIds),
        eq(transfers.phase, 'posted'),
        or(eq(transfers.debit, 'provider'), eq(transfers.credit, 'provider')),
      ),
    );
}

/** `captured:act_x` is about act_x; `taken-back:act_x.2` too, the second time. */
function keyOf(event: string): string {
  return event.slice(event.indexOf(':') + 1).split('.')[0] ?? '';
}

function chunksOf<One>(all: readonly One[]): One[][] {
  return Array.from({ length: Math.ceil(all.length / chunk) }, (_, at) =>
    all.slice(at * chunk, (at + 1) * chunk),
  );
}
