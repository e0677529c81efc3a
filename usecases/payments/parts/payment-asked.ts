import type { OrderRow } from '@/db/orders/orders';
import type { ActRow } from '@/db/orders/payment-acts';
import type { PaymentRow } from '@/db/orders/payments';
import type { Tx } from '@/db/store';
import type {
  ActionRequired,
  Authorised,
  Declined,
  Done,
  Saved,
  Taken,
  Unreachable,
} from '@/providers/payments/port';

export type Outcome = Authorised | Taken | Saved | ActionRequired | Declined | Done | Unreachable;
/** One act with what it belongs to, and what the provider said of it. */
export type Asked = {
  readonly act: ActRow;
  readonly payment: PaymentRow;
  readonly order: OrderRow;
  readonly outcome: Outcome;
  /** For a visit bought alone the money is taken at once: what became of that. */
  readonly capture: Done | Declined | Unreachable | null;
  /** True where the buyer was answered before: then an order is never taken back, only declined. */
  readonly isAnswered: boolean;
  readonly atLast?: AtLast | undefined;
};

/** Done in the transaction of an outcome that nothing follows from: all that was asked for has come true. */
export type AtLast = (tx: Tx) => Promise<void>;

/** The whole amount is held or taken, in the currency of the order. Anything less is let go or given back. */
export function isAsAsked({
  act,
  payment,
  outcome,
}: Pick<Asked, 'act' | 'payment'> & { readonly outcome: Authorised | Taken }): boolean {
  const amountMinor = outcome.kind === 'taken' ? outcome.takenMinor : outcome.heldMinor;
  return amountMinor >= act.amountMinor && outcome.currency === payment.currency;
}
