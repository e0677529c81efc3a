import { book, bookAll, endPromise } from '@/db/ledger/book';
import type { OrderRow } from '@/db/orders/orders';
import { type ActRow, listActs } from '@/db/orders/payment-acts';
import type { Tx } from '@/db/store';
import { given } from '@/domain/kernel/must';
import type { Sale } from '@/domain/ledger/events';
import { minor } from '@/domain/money/money';
import type { Instant } from '@/domain/time/wall';

type Money = { readonly tx: Tx; readonly now: Instant; readonly order: OrderRow };
type Act = Pick<ActRow, 'id' | 'paymentId' | 'amountMinor'>;

/** An order's money as the ledger names it. */
export function saleOf({ id, merchantId, currency }: Pick<OrderRow, 'id' | 'merchantId' | 'currency'>): Sale {
  return { orderId: id, merchantId, currency };
}

/** What a card pays or is given back by one act at the provider. */
export function byCard(order: OrderRow, { id, amountMinor }: Pick<Act, 'id' | 'amountMinor'>) {
  const means = { kind: 'card' } as const;
  return { key: id, sale: saleOf(order), means, amountMinor: minor(amountMinor) };
}

/** The card holds the money: nothing has moved. */
export function bookHold({ tx, now, order }: Money, act: Act): Promise<void> {
  return book(tx, { kind: 'authorised', ...byCard(order, act) }, now);
}

/** The money of a hold was taken, all of it or less; what is left of the hold is let go. */
export async function bookCapture(money: Money, act: Act): Promise<void> {
  const hold = (await listActs(money.tx, act.paymentId)).findLast(
    ({ kind, status }) => kind === 'authorise' && status === 'done',
  );
  const authorised = given(hold, 'money is taken from a hold').id;
  await book(money.tx, { kind: 'captured', authorised, ...byCard(money.order, act) }, money.now);
}

type Part = Pick<Act, 'id' | 'amountMinor'>;

/** The card held the money, and it was taken at once. */
export async function bookHoldAndCapture({ tx, now, order }: Money, hold: Part, taken: Part): Promise<void> {
  const held = { kind: 'authorised', ...byCard(order, hold) } as const;
  await bookAll(tx, [held, { kind: 'captured', authorised: hold.id, ...byCard(order, taken) }], now);
}

/** The money came at once, without a hold before it. */
export function bookTaken({ tx, now, order }: Money, act: Pick<Act, 'id' | 'amountMinor'>): Promise<void> {
  return book(tx, { kind: 'captured', authorised: null, ...byCard(order, act) }, now);
}

/** The provider let the card's money go; where it never held any, nothing was promised. */
export async function bookVoid({ tx, now }: Omit<Money, 'order'>, paymentId: string): Promise<void> {
  for (const { id: key, kind } of await listActs(tx, paymentId)) {
    if (kind === 'authorise') await endPromise(tx, { kind: 'voided', key }, now);
  }
}
