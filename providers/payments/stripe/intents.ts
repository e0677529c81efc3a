import type Stripe from 'stripe';
import type { ActionRequired, Authorised, Declined, Saved, Taken, Unreachable } from '../port';
import { fromProvider } from './amounts';

/** Payment intents hold and take money; setup intents keep a card. Both begin, are confirmed and end alike. */
export type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;
export type IntentOutcome =
  | { readonly kind: 'unseen' }
  | Authorised
  | Taken
  | Saved
  | ActionRequired
  | Declined
  | Unreachable;

/** A hold whose end the provider does not name lasts as long as it promises for cards used online. */
export const holdMillis = 7 * 24 * 3_600_000;

/** What an intent has come to. `unseen` was never confirmed: nothing is held. */
export function outcomeOf(intent: Intent): IntentOutcome {
  switch (intent.status) {
    case 'requires_action':
      return actionOf(intent);
    case 'requires_capture':
    case 'succeeded':
      return intent.object === 'payment_intent' ? paidOf(intent) : savedOf(intent);
    case 'requires_payment_method':
      return { kind: 'declined', because: reasonOf(intent) };
    case 'canceled':
      return intent.cancellation_reason === 'abandoned'
        ? { kind: 'unseen' }
        : { kind: 'declined', because: 'voided' };
    case 'requires_confirmation':
      return { kind: 'unseen' };
    default:
      // Still under way, or a status of tomorrow: nobody knows.
      return { kind: 'unreachable' };
  }
}

/** The charge behind a payment, read along with it. */
export function chargeOf(intent: Stripe.PaymentIntent): Stripe.Charge | null {
  return typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
}

/** The customer and the card, as `authorise` takes them back. */
export function savedCardOf(intent: Stripe.SetupIntent): string {
  return `${idOf(intent.customer)}/${idOf(intent.payment_method)}`;
}

export function idOf(thing: string | { id: string } | null | undefined): string {
  return (typeof thing === 'string' ? thing : thing?.id) ?? '';
}

/** Where nothing can be held, the money was taken with the confirmation. */
function paidOf(intent: Stripe.PaymentIntent): Authorised | Taken {
  if (intent.capture_method === 'manual') return authorisedOf(intent);
  const currency = intent.currency.toUpperCase();
  const takenMinor = fromProvider(intent.amount_received, intent.currency);
  return { kind: 'taken', reference: intent.id, takenMinor, currency };
}

function authorisedOf(intent: Stripe.PaymentIntent): Authorised {
  const charge = chargeOf(intent);
  const captureBefore = charge?.payment_method_details?.card?.capture_before;
  const held =
    intent.status === 'requires_capture' ? intent.amount_capturable : (charge?.amount ?? intent.amount);
  return {
    kind: 'authorised',
    reference: intent.id,
    captureBefore: captureBefore ? captureBefore * 1_000 : intent.created * 1_000 + holdMillis,
    heldMinor: fromProvider(held, intent.currency),
    currency: intent.currency.toUpperCase(),
  };
}

function savedOf(intent: Stripe.SetupIntent): Saved {
  return { kind: 'saved', reference: intent.id, savedCard: savedCardOf(intent) };
}

function actionOf(intent: Intent): ActionRequired | Declined {
  const actionUrl = intent.next_action?.redirect_to_url?.url;
  if (!actionUrl) return { kind: 'declined', because: 'action-not-supported' };
  return { kind: 'action-required', reference: intent.id, actionUrl };
}

function reasonOf(intent: Intent): string {
  const error = intent.object === 'payment_intent' ? intent.last_payment_error : intent.last_setup_error;
  return error?.decline_code ?? error?.code ?? 'card-declined';
}
