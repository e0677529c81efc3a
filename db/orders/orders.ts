import { and, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { moveBy } from '@/domain/kernel/moves';
import { type OrderAct, orderMoves } from '@/domain/orders/moves';
import type { OrderStatus } from '@/domain/orders/order';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { orders, personCards } from '../tables/orders';
import { memberships } from '../tables/people';
import { venues } from '../tables/venues';
import { wholeRow } from '../whole-row';

export type OrderRow = typeof orders.$inferSelect;
export type NewOrder = typeof orders.$inferInsert;

export async function insertOrder(tx: Tx, order: NewOrder): Promise<OrderRow> {
  await insert(tx, { order });
  return wholeRow(orders, order);
}

const insert = statement((tx: Tx, { order }: { order: NewOrder }) => tx.insert(orders).values(order));

export async function findOrder(db: Reader, orderId: string): Promise<OrderRow | null> {
  const [row] = await byId(db, { orderId });
  return row ?? null;
}

const byId = statement((db: Reader, { orderId }: { orderId: string }) =>
  db.select().from(orders).where(eq(orders.id, orderId)),
);

/** An order, and the clock its visit goes by. */
export async function findOrderWithZone(
  db: Reader,
  orderId: string,
): Promise<{ order: OrderRow; timeZone: string } | null> {
  const [row] = await withZone(db, { orderId });
  return row ?? null;
}

const withZone = statement((db: Reader, { orderId }: { orderId: string }) =>
  db
    .select({ order: orders, timeZone: venues.timeZone })
    .from(orders)
    .innerJoin(venues, eq(venues.id, orders.venueId))
    .where(eq(orders.id, orderId)),
);

/** The order as it is now, kept from others until this transaction ends. */
export async function lockOrder(tx: Tx, orderId: string): Promise<OrderRow | null> {
  const [row] = await tx.update(orders).set({ id: orderId }).where(eq(orders.id, orderId)).returning();
  return row ?? null;
}

export async function findOrderByRequest(db: Reader, requestKey: string): Promise<OrderRow | null> {
  const [row] = await byRequest(db, { requestKey });
  return row ?? null;
}

const byRequest = statement((db: Reader, { requestKey }: { requestKey: string }) =>
  db.select().from(orders).where(eq(orders.requestKey, requestKey)),
);

/**
 * Moves an order by one act of the table of moves, once; null where its status does not allow it, or somebody else moved
 * it before. `from` narrows the statuses it may start from.
 */
export async function moveOrderRow(
  tx: Tx,
  move: { orderId: string; act: OrderAct; from?: readonly OrderStatus[]; set?: Partial<NewOrder> },
): Promise<OrderRow | null> {
  const { from, to } = moveBy(orderMoves, move.act);
  const starts = from.filter((status) => move.from?.includes(status) ?? true);
  const [row] = await change(tx, { orderId: move.orderId, starts, set: { ...move.set, status: to } });
  return row ?? null;
}

type Change = { readonly orderId: string; readonly starts: OrderStatus[]; readonly set: Partial<NewOrder> };

const change = statement((tx: Tx, { orderId, starts, set }: Change) =>
  tx
    .update(orders)
    .set(set)
    .where(and(eq(orders.id, orderId), inArray(orders.status, starts)))
    .returning(),
);

export async function setOrder(tx: Tx, orderId: string, set: Partial<NewOrder>): Promise<void> {
  await tx.update(orders).set(set).where(eq(orders.id, orderId));
}

export async function listGroupOrders(
  db: Reader,
  groupId: string,
  statuses: readonly OrderStatus[],
): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.groupId, groupId), inArray(orders.status, [...statuses])))
    .orderBy(orders.createdAt, orders.id);
}

const isGraced = and(eq(orders.status, 'action-required'), isNotNull(orders.graceUntil));

/** Members whose card failed after their group tipped, and who may still name another one. */
export async function listGracedOrders(db: Reader, groupId: string): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.groupId, groupId), isGraced));
}

/** Orders whose time to name another card is over. */
export async function listEndedGraces(db: Reader, now: number, limit = 100): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(isGraced, lte(orders.graceUntil, now)))
    .limit(limit);
}

/** Members a group lost because no card of theirs paid in time. */
export async function countLostOrders(db: Reader, groupId: string): Promise<number> {
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.groupId, groupId), eq(orders.status, 'declined'), isNotNull(orders.graceUntil)));
  return rows.length;
}

/** Orders that still wait for the payer's strong authentication since before `since`. */
export async function listWaitingOrders(db: Reader, since: number): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.status, 'action-required'), isNull(orders.graceUntil), lte(orders.createdAt, since)))
    .limit(100);
}

export async function rememberCard(
  tx: Tx,
  seen: { personId: string; card: string; seenAt: number },
): Promise<void> {
  await tx.insert(personCards).values(seen).onConflictDoNothing();
}

/** True where the card was seen with somebody who works for the merchant, or the address is of somebody who does or is invited to. */
export async function isPayerOfMerchant(db: Reader, { merchantId, email, card }: Payer): Promise<boolean> {
  return (await membersWho(db, { merchantId, email, card })).length > 0;
}

type Payer = { readonly merchantId: string; readonly email: string; readonly card: string };

const membersWho = statement((db: Reader, { merchantId, email, card }: Payer) => {
  const owners = db.select({ id: personCards.personId }).from(personCards).where(eq(personCards.card, card));
  return db
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.merchantId, merchantId),
        or(eq(memberships.email, email), inArray(memberships.personId, owners)),
      ),
    )
    .limit(1);
});
