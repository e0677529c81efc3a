import type { Keeper } from './book';
import { type Dispute, type Intent, refused } from './objects';
import { chargeOf } from './rules';

/** What banks do days later, with nobody asking for it. */
export function happenLater(keeper: Keeper, intent: Intent, news: string): void {
  const happening = happenings[news];
  if (!happening) throw refused(400, 'parameter_unknown');
  happening(keeper, intent);
}

const happenings: Readonly<Record<string, (keeper: Keeper, intent: Intent) => void>> = {
  'capture-lost'(keeper, intent) {
    intent.status = 'requires_payment_method';
    intent.amount_received = 0;
    keeper.tell('payment_intent.payment_failed', intent);
  },
  'capture-back'(keeper, intent) {
    intent.status = 'succeeded';
    intent.amount_received = chargeOf(keeper, intent)?.amount ?? intent.amount;
    keeper.tell('payment_intent.succeeded', intent);
  },
  'refund-failed': (keeper, intent) => failRefunds(keeper, intent),
  disputed: (keeper, intent) => dispute(keeper, intent, 'needs_response'),
  'dispute-won': (keeper, intent) => dispute(keeper, intent, 'won'),
  'dispute-lost': (keeper, intent) => dispute(keeper, intent, 'lost'),
};

function failRefunds(keeper: Keeper, intent: Intent): void {
  for (const refund of Object.values(keeper.book.refunds)) {
    if (refund.payment_intent !== intent.id || refund.status === 'failed') continue;
    refund.status = 'failed';
    refund.failure_reason = 'lost_or_stolen_card';
    const charge = chargeOf(keeper, intent);
    if (charge) charge.amount_refunded -= refund.amount;
    keeper.tell('refund.failed', refund);
  }
}

function dispute(keeper: Keeper, intent: Intent, status: Dispute['status']): void {
  const { disputes } = keeper.book;
  const charge = chargeOf(keeper, intent);
  if (charge) charge.disputed = true;
  const known = Object.values(disputes).find((one) => one.payment_intent === intent.id);
  const one: Dispute = known ?? {
    id: keeper.newId('dp'),
    object: 'dispute',
    created: keeper.now(),
    amount: intent.amount_received,
    currency: intent.currency,
    payment_intent: intent.id,
    status,
  };
  one.status = status;
  disputes[one.id] = one;
  keeper.tell(status === 'needs_response' ? 'charge.dispute.created' : 'charge.dispute.closed', one);
}
