import { markUnknown, planAct } from '@/db/orders/payment-acts';
import { setPayment } from '@/db/orders/payments';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import type { Refusal } from '@/domain/kernel/refusal';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import type { Asked } from './payment-asked';

/** What follows from a recorded outcome: more to ask for this payment, a group to look after, a no for the buyer. */
export type Recorded = {
  readonly hasFollowUp: boolean;
  readonly groupId: string | null;
  readonly refusal: Refusal | null;
};
export const nothingMore: Recorded = { hasFollowUp: false, groupId: null, refusal: null };

/** One recorded outcome, inside its transaction. */
export type Work = Asked & { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/** Nobody knows the outcome: that is its own state. Recovery looks it up with the same key. */
export async function lose({ tx, now, act, payment }: Work): Promise<Recorded> {
  await markUnknown(tx, { actId: act.id, now });
  if (act.kind === 'authorise' && payment.status === 'started') {
    await setPayment(tx, payment.id, { status: 'unknown' });
  }
  return nothingMore;
}

/** The provider is asked to let a hold go. */
export async function planVoid({ tx, now, payment }: Work, cause: string): Promise<void> {
  await planAct(tx, {
    id: newId('act'),
    paymentId: payment.id,
    kind: 'void',
    amountMinor: 0,
    cause,
    startedAt: now,
  });
}
