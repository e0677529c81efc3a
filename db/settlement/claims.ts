import { and, asc, eq, inArray, lt, notExists, or, sql } from 'drizzle-orm';
import { type ClaimedKind, claimedKinds } from '@/domain/settlement/payout';
import type { Instant } from '@/domain/time/wall';
import type { Reader } from '../store';
import { transfers } from '../tables/ledger';
import { payoutLines } from '../tables/settlement';

/** Something that happened to what a merchant is owed, and is on no statement yet. */
export type Unclaimed = {
  readonly event: string;
  readonly kind: ClaimedKind;
  readonly orderId: string | null;
  /** With the tax in it; below zero where the merchant owes it. */
  readonly amountMinor: number;
  readonly taxMinor: number;
  readonly at: Instant;
};
export type Owner = { readonly merchantId: string; readonly currency: string };

const isUnclaimed = (db: Reader) =>
  notExists(
    db.select({ event: payoutLines.event }).from(payoutLines).where(eq(payoutLines.event, transfers.event)),
  );

/** What a merchant earned or gave back before an instant and was not paid for, in the order it was booked. */
export async function listUnclaimed(
  db: Reader,
  { merchantId, currency }: Owner,
  before: Instant,
): Promise<Unclaimed[]> {
  const payable = `merchant-payable:${merchantId}`;
  const tax = `tax:${merchantId}`;
  const its = [payable, tax];
  const rows = await db
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.merchantId, merchantId),
        eq(transfers.currency, currency),
        eq(transfers.phase, 'posted'),
        lt(transfers.bookedAt, before),
        or(inArray(transfers.debit, its), inArray(transfers.credit, its)),
        isUnclaimed(db),
      ),
    )
    .orderBy(asc(transfers.bookedAt), asc(transfers.cause));
  const found = new Map<string, Unclaimed>();
  for (const { event, orderId, debit, credit, amountMinor, bookedAt: at } of rows) {
    const kind = claimedKinds.find((one) => event.startsWith(`${one}:`));
    if (!kind) continue;
    const known = found.get(event) ?? { event, kind, orderId, amountMinor: 0, taxMinor: 0, at };
    const signed = its.includes(credit) ? amountMinor : -amountMinor;
    const isTax = debit === tax || credit === tax;
    const taxMinor = known.taxMinor + (isTax ? signed : 0);
    found.set(event, { ...known, amountMinor: known.amountMinor + signed, taxMinor });
  }
  return [...found.values()];
}

/** Merchants with something on no statement yet. */
export async function listOwners(db: Reader): Promise<Owner[]> {
  const kinds = claimedKinds.map((kind) => sql`${transfers.event} like ${`${kind}:%`}`);
  const rows = await db
    .selectDistinct({ merchantId: transfers.merchantId, currency: transfers.currency })
    .from(transfers)
    .where(and(eq(transfers.phase, 'posted'), touchesEarnings(), or(...kinds), isUnclaimed(db)));
  return rows.flatMap(({ merchantId, currency }) => (merchantId ? { merchantId, currency } : []));
}

function touchesEarnings() {
  const names = ['merchant-payable:%', 'tax:%'];
  return or(
    ...names.flatMap((name) => [sql`${transfers.debit} like ${name}`, sql`${transfers.credit} like ${name}`]),
  );
}
