import { given } from '@/domain/kernel/must';
import { endingOf, type Transfer, transfersOf } from '@/domain/ledger/transfers-of';
import { minor } from '@/domain/money/money';
import { hourMs } from '@/domain/time/zone';
import type { transfers } from '../../../tables/ledger';
import type { providerBook } from '../../../tables/operations';
import type { paymentActs, payments } from '../../../tables/orders';
import type { Ids } from './ids';
import { type Bought, cardOf, cardToken } from './purchases';

type NewPayment = typeof payments.$inferInsert;
type NewAct = typeof paymentActs.$inferInsert;
type NewTransfer = typeof transfers.$inferInsert;
type Money = {
  readonly payment: NewPayment;
  readonly acts: readonly NewAct[];
  readonly transfers: readonly NewTransfer[];
  readonly entry: typeof providerBook.$inferInsert;
};

/** As long as the built-in provider keeps a hold. */
const holdMs = 7 * 24 * hourMs;

/** What was authorised, taken, let go and given back for an order: in our books and in the provider's own. */
export function moneyOf(ids: Ids, { plan, row }: Bought): Money {
  const { status, currency } = row;
  const isTaken = status === 'paid' || status === 'refunded';
  const payment = {
    id: ids('payment', plan.key),
    orderId: row.id,
    status: isTaken ? ('captured' as const) : untaken(status),
    reference: ids('pay', plan.key),
    cardToken,
    card: cardOf({ id: row.personId ?? null, email: row.email }),
    currency,
    authorisedMinor: row.agreedPriceMinor,
    capturedMinor: isTaken ? row.priceMinor : 0,
    refundedMinor: status === 'refunded' ? row.priceMinor : 0,
    captureBefore: row.createdAt + holdMs,
    createdAt: row.createdAt,
  };
  const acts = actsOf(ids, { plan, row }, payment);
  return { payment, acts, transfers: bookedFor(ids, { plan, row }, acts), entry: entryOf(payment, acts) };
}

function untaken(status: Bought['row']['status']) {
  return status === 'cancelled' ? ('voided' as const) : ('authorised' as const);
}

function actsOf(ids: Ids, { plan, row }: Bought, payment: NewPayment): NewAct[] {
  const done = (
    kind: NewAct['kind'],
    of: { amountMinor: number; cause: string; at: number | null | undefined },
  ): NewAct => {
    const at = given(of.at, 'an act that was done has its time');
    return {
      id: ids('act', `${plan.key}/${kind}`),
      paymentId: payment.id,
      ...{ kind, amountMinor: of.amountMinor, cause: of.cause, status: 'done' },
      reference: kind === 'authorise' || kind === 'void' ? null : (payment.reference ?? null),
      startedAt: at,
      finishedAt: at,
    };
  };
  const { agreedPriceMinor, priceMinor, createdAt, paidAt, endedAt, status } = row;
  const cause = row.as === 'group' ? 'tip' : 'order';
  const isTaken = status === 'paid' || status === 'refunded';
  return [
    done('authorise', { amountMinor: agreedPriceMinor, cause: 'order', at: createdAt }),
    ...(isTaken ? [done('capture', { amountMinor: priceMinor, cause, at: paidAt })] : []),
    ...(status === 'refunded'
      ? [done('refund', { amountMinor: priceMinor, cause: 'cancel', at: endedAt })]
      : []),
    ...(status === 'cancelled' ? [done('void', { amountMinor: 0, cause: 'group-failed', at: endedAt })] : []),
  ];
}

/** Booked by the ledger's own rule, as when it happens. */
function bookedFor(ids: Ids, { row }: Bought, acts: readonly NewAct[]): NewTransfer[] {
  const sale = { orderId: row.id, merchantId: row.merchantId, currency: row.currency };
  const paying = ({ id: key, amountMinor }: NewAct) =>
    ({ key, sale, means: { kind: 'card' }, amountMinor: minor(amountMinor) }) as const;
  const first = given(acts[0], 'an order begins with a hold');
  const hold = transfersOf({ kind: 'authorised', ...paying(first) });
  const bookingOf = (act: NewAct): Transfer[] => {
    switch (act.kind) {
      case 'authorise':
        return hold;
      case 'save':
        return [];
      case 'capture':
        return transfersOf({ kind: 'captured', authorised: first.id, ...paying(act) });
      case 'void':
        return endingOf({ kind: 'voided', key: first.id }, hold);
      case 'refund': {
        const { means: _, ...owed } = paying(act);
        return [
          ...transfersOf({ kind: 'refund-approved', from: { kind: 'unused' }, ...owed }),
          ...transfersOf({ kind: 'refunded', ...paying(act) }),
        ];
      }
    }
  };
  return acts.flatMap((act) =>
    bookingOf(act).map((transfer) => ({
      ...{ ...transfer, id: ids('transfer', transfer.cause), bookedAt: act.startedAt },
    })),
  );
}

/** In the shape of the built-in provider's book, which is not ours to read but ours to prepare. */
function entryOf(payment: NewPayment, acts: readonly NewAct[]): typeof providerBook.$inferInsert {
  const { reference, currency, capturedMinor, captureBefore, authorisedMinor, createdAt } = payment;
  const keyOf = (kind: NewAct['kind']) => acts.find((act) => act.kind === kind)?.id ?? null;
  const refunds = payment.refundedMinor
    ? [{ reference, key: keyOf('refund'), amountMinor: payment.refundedMinor, status: 'done' }]
    : [];
  return {
    key: `payment:${reference}`,
    madeAt: createdAt,
    entry: {
      ...{ reference, cardToken, currency, capturedMinor, captureBefore, createdAt, refunds },
      key: keyOf('authorise'),
      amountMinor: authorisedMinor,
      returnUrl: '',
      status: payment.status === 'voided' ? 'voided' : 'authorised',
      isSave: false,
      disputes: [],
      isCaptureLost: false,
    },
  };
}
