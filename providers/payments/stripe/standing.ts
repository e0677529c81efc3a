import type Stripe from 'stripe';
import type { ProviderDispute, ProviderRefund, Standing } from '../port';
import { fromProvider } from './amounts';
import { chargeOf, type Intent, outcomeOf } from './intents';

/** One payment of the provider's book as we compare it with ours. */
export async function standingOf(stripe: Stripe, intent: Intent): Promise<Standing> {
  const basics = { reference: intent.id, key: intent.metadata?.act ?? null };
  if (intent.object === 'setup_intent') {
    const status = intent.status === 'succeeded' ? 'saved' : statusOf(intent);
    return { ...basics, status, currency: '', heldMinor: 0, capturedMinor: 0, refunds: [], disputes: [] };
  }
  const charge = chargeOf(intent);
  const { currency } = intent;
  return {
    ...basics,
    status: intent.status === 'succeeded' ? 'captured' : statusOf(intent),
    currency: currency.toUpperCase(),
    heldMinor: fromProvider(intent.amount_capturable || intent.amount_received, currency),
    capturedMinor: fromProvider(intent.amount_received, currency),
    refunds: charge?.captured ? await refundsOf(stripe, intent) : [],
    disputes: charge?.disputed ? await disputesOf(stripe, intent) : [],
  };
}

function statusOf(intent: Intent): Standing['status'] {
  const { kind } = outcomeOf(intent);
  if (kind === 'authorised') return 'authorised';
  if (kind === 'action-required') return 'action-required';
  return intent.status === 'canceled' ? 'voided' : 'declined';
}

async function refundsOf(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<ProviderRefund[]> {
  const refunds: ProviderRefund[] = [];
  for await (const refund of stripe.refunds.list({ payment_intent: intent.id, limit: 100 }))
    refunds.push({
      reference: refund.id,
      key: refund.metadata?.act ?? null,
      amountMinor: fromProvider(refund.amount, refund.currency),
      status: refundStatusOf(refund),
    });
  return refunds;
}

export function refundStatusOf({ status }: Stripe.Refund): ProviderRefund['status'] {
  if (status === 'failed' || status === 'canceled') return 'failed';
  return status === 'succeeded' ? 'done' : 'pending';
}

async function disputesOf(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<ProviderDispute[]> {
  const disputes: ProviderDispute[] = [];
  for await (const dispute of stripe.disputes.list({ payment_intent: intent.id, limit: 100 })) {
    // An early warning of the bank moves no money and is no dispute yet.
    if (dispute.status.startsWith('warning')) continue;
    const isEnded = dispute.status === 'won' || dispute.status === 'lost';
    disputes.push({
      reference: dispute.id,
      amountMinor: fromProvider(dispute.amount, dispute.currency),
      status: isEnded ? (dispute.status as 'won' | 'lost') : 'open',
    });
  }
  return disputes;
}
