import type { OrderRow } from '@/db/orders/orders';
import { planAct } from '@/db/orders/payment-acts';
import { insertPayment, type OpenAct } from '@/db/orders/payments';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { together } from '@/domain/kernel/together';
import type { WayToPay } from '@/domain/orders/way-to-pay';

type Paying = {
  readonly order: OrderRow;
  readonly authorisedMinor: number;
  /** Other means pay all of it. */
  readonly isCovered: boolean;
  /** Left out, money is held now. */
  readonly way?: WayToPay;
};
type Means = { readonly token: string; readonly card: string; readonly canHold: boolean };

/** What the card pays. @returns what is to be asked of the provider after the transaction; null where nothing is left to pay. */
export async function planPayment(
  tx: Tx,
  { order, authorisedMinor, isCovered, way }: Paying,
  { token, card, canHold }: Means,
): Promise<OpenAct | null> {
  const id = newId('payment');
  const isSaved = way?.kind === 'save-card';
  const { createdAt, currency } = order;
  const inserting = insertPayment(tx, {
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
  if (isCovered) {
    await inserting;
    return null;
  }
  const planned = {
    id: newId('act'),
    paymentId: id,
    kind: isSaved ? ('save' as const) : ('authorise' as const),
  };
  const [payment, act] = await together([
    inserting,
    planAct(tx, { ...planned, amountMinor: authorisedMinor, cause: 'order', startedAt: createdAt }),
  ]);
  return { act, payment, order };
}
