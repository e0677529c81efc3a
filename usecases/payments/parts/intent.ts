import type { NewOrder } from '@/db/orders/orders';
import { insertPayment, planAct } from '@/db/orders/payments';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import type { WayToPay } from '@/domain/orders/way-to-pay';

type Paying = {
  readonly order: NewOrder;
  readonly authorisedMinor: number;
  /** Other means pay all of it. */
  readonly isCovered: boolean;
  /** Left out, money is held now. */
  readonly way?: WayToPay;
};
type Means = { readonly token: string; readonly card: string; readonly canHold: boolean };

/** What the card pays, asked of the provider after the transaction; nothing is asked where nothing is left to pay. */
export async function planPayment(
  tx: Tx,
  { order, authorisedMinor, isCovered, way }: Paying,
  { token, card, canHold }: Means,
): Promise<string> {
  const id = newId('payment');
  const isSaved = way?.kind === 'save-card';
  const { createdAt, currency } = order;
  await insertPayment(tx, {
    id,
    orderId: order.id,
    status: isCovered ? 'captured' : 'started',
    cardToken: token,
    card,
    canHold,
    currency,
    authorisedMinor,
    authoriseAt: isSaved ? way.holdAt : null,
    createdAt,
  });
  if (isCovered) return id;
  const act = { id: newId('act'), paymentId: id, kind: isSaved ? ('save' as const) : ('authorise' as const) };
  await planAct(tx, { ...act, amountMinor: authorisedMinor, cause: 'order', startedAt: createdAt });
  return id;
}
