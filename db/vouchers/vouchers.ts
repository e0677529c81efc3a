import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import { moveBy } from '@/domain/kernel/moves';
import type { Instant } from '@/domain/time/wall';
import { codeFromBytes, formatCode, voucherCodeLength } from '@/domain/vouchers/code';
import { voucherMoves } from '@/domain/vouchers/moves';
import { validityOf } from '@/domain/vouchers/redeem';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { groups } from '../tables/groups';
import { orders } from '../tables/orders';
import { vouchers } from '../tables/vouchers';

export type VoucherRow = typeof vouchers.$inferSelect;
/** What `providers/secrets` does, as far as vouchers need it. */
export type CodeSecrets = {
  hash(purpose: string, text: string): string;
  seal(text: string): string;
  bytes(count: number): Uint8Array;
};
type SoldVisit = Pick<
  typeof orders.$inferSelect,
  'id' | 'venueId' | 'merchantId' | 'start' | 'endAt' | 'quantity'
>;

const codePurpose = 'voucher-code';

/** The keyed hash a typed code is found by. The code comes normalised. */
export function hashOfCode(secrets: Pick<CodeSecrets, 'hash'>, code: string): string {
  return secrets.hash(codePurpose, code);
}

type Sale = { readonly order: SoldVisit; readonly secrets: CodeSecrets; readonly now: Instant };

/** One voucher for the whole order, one use a package. Answers the code as it is printed: it is stored sealed. */
export async function issueVoucher(tx: Tx, sale: Sale): Promise<{ id: string; code: string }> {
  const { row, code } = newVoucher({ id: newId('voucher'), ...sale });
  await insert(tx, { row });
  return { id: row.id, code: formatCode(code) };
}

const insert = statement((tx: Tx, { row }: { row: typeof vouchers.$inferInsert }) =>
  tx.insert(vouchers).values(row),
);

/** What is stored of a voucher just issued, and its code. */
export function newVoucher({ id, order, secrets, now }: Sale & { readonly id: string }) {
  const code = codeFromBytes(secrets.bytes(voucherCodeLength));
  const row = {
    id,
    orderId: order.id,
    venueId: order.venueId,
    merchantId: order.merchantId,
    codeHash: hashOfCode(secrets, code),
    codeSealed: secrets.seal(code),
    status: 'issued' as const,
    usesTotal: order.quantity,
    usesLeft: order.quantity,
    ...validityOf({ start: order.start, end: order.endAt }),
    createdAt: now,
  };
  return { row, code };
}

export async function vouchersOfOrder(db: Reader, orderId: string): Promise<VoucherRow[]> {
  return byOrder(db, { orderId });
}

const byOrder = statement((db: Reader, { orderId }: { orderId: string }) =>
  db.select().from(vouchers).where(eq(vouchers.orderId, orderId)).orderBy(vouchers.id),
);

export async function vouchersOfOrders(db: Reader, orderIds: readonly string[]): Promise<VoucherRow[]> {
  if (orderIds.length === 0) return [];
  return db
    .select()
    .from(vouchers)
    .where(inArray(vouchers.orderId, [...orderIds]));
}

/** A voucher with the order it belongs to, and what became of its group. */
export type VoucherOfOrder = {
  readonly voucher: VoucherRow;
  readonly order: typeof orders.$inferSelect;
  readonly groupStatus: (typeof groups.$inferSelect)['status'] | null;
};

export async function findVoucherByCode(db: Reader, codeHash: string): Promise<VoucherOfOrder | null> {
  const [row] = await withOrder(db).where(eq(vouchers.codeHash, codeHash));
  return row ?? null;
}

export async function findVoucher(db: Reader, id: string): Promise<VoucherOfOrder | null> {
  const [row] = await withOrder(db).where(eq(vouchers.id, id));
  return row ?? null;
}

/** A person's vouchers, the latest visit first. `before` is the last one of the page before. */
export async function vouchersOfPerson(
  db: Reader,
  personId: string,
  page: { limit: number; before: { at: Instant; id: string } | null },
): Promise<VoucherOfOrder[]> {
  const { before } = page;
  return withOrder(db)
    .where(
      and(
        eq(orders.personId, personId),
        before
          ? or(
              lt(vouchers.validFrom, before.at),
              and(eq(vouchers.validFrom, before.at), lt(vouchers.id, before.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(vouchers.validFrom), desc(vouchers.id))
    .limit(page.limit);
}

function withOrder(db: Reader) {
  return db
    .select({ voucher: vouchers, order: orders, groupStatus: groups.status })
    .from(vouchers)
    .innerJoin(orders, eq(orders.id, vouchers.orderId))
    .leftJoin(groups, eq(groups.id, orders.groupId))
    .$dynamic();
}

/**
 * Takes uses of an issued voucher: one guarded statement, so that of many tills at once only one gets the last use.
 * Null where fewer are left, or it is no longer issued.
 */
export async function takeUses(tx: Tx, voucherId: string, quantity: number): Promise<VoucherRow | null> {
  const redeem = moveBy(voucherMoves, 'redeem');
  const [row] = await tx
    .update(vouchers)
    .set({
      usesLeft: sql`${vouchers.usesLeft} - ${quantity}`,
      status: sql`case when ${vouchers.usesLeft} = ${quantity} then ${redeem.to} else ${vouchers.status} end`,
    })
    .where(
      and(
        eq(vouchers.id, voucherId),
        inArray(vouchers.status, redeem.from),
        gte(vouchers.usesLeft, quantity),
      ),
    )
    .returning();
  return row ?? null;
}

/** Undoes `takeUses`. Null where the voucher was refunded meanwhile. */
export async function giveBackUses(tx: Tx, voucherId: string, quantity: number): Promise<VoucherRow | null> {
  // Of a voucher for two, one use may be undone while it is still issued.
  const { from, to } = moveBy(voucherMoves, 'undo');
  const [row] = await tx
    .update(vouchers)
    .set({ usesLeft: sql`${vouchers.usesLeft} + ${quantity}`, status: to })
    .where(and(eq(vouchers.id, voucherId), inArray(vouchers.status, [...from, to])))
    .returning();
  return row ?? null;
}
