import type { Keeper } from './book';
import { type Fields, fieldsIn, textIn } from './forms';
import { type Charge, type Intent, type Refund, refused } from './objects';

const holdSeconds = 7 * 86_400;
const cards =
  /^pm_(ok|declined|authentication|capture_fails|refund_fails|hold_expires|pays_once|bank_page|bank)(?:_([0-9a-z]{1,20}))?$/;

/** What can be wrong with a hold, told by the script of faults. */
export type Wrong = { readonly less?: boolean; readonly otherCurrency?: boolean };

export function cardKind(paymentMethod: string): string {
  const kind = cards.exec(paymentMethod)?.[1];
  if (!kind) throw refused(404, 'resource_missing');
  return kind;
}

export function typeOf(paymentMethod: string): 'card' | 'ideal' {
  return cardKind(paymentMethod).startsWith('bank') ? 'ideal' : 'card';
}

export function makeIntent(keeper: Keeper, object: Intent['object'], fields: Fields): Intent {
  const payment_method = textIn(fields, 'payment_method');
  const type = typeOf(payment_method);
  const isManual = textIn(fields, 'capture_method') === 'manual';
  if (type !== 'card' && (isManual || object === 'setup_intent'))
    throw refused(400, 'payment_intent_invalid_parameter');
  const amount = object === 'payment_intent' ? Number(textIn(fields, 'amount')) : 0;
  if (object === 'payment_intent' && !(Number.isInteger(amount) && amount > 0))
    throw refused(400, 'parameter_invalid_integer');
  const intent: Intent = {
    id: keeper.newId(object === 'payment_intent' ? 'pi' : 'seti'),
    object,
    created: keeper.now(),
    status: 'requires_confirmation',
    amount,
    amount_capturable: 0,
    amount_received: 0,
    currency: textIn(fields, 'currency'),
    customer: textIn(fields, 'customer') || null,
    payment_method,
    capture_method: isManual ? 'manual' : 'automatic',
    metadata: fieldsIn(fields, 'metadata'),
    cancellation_reason: null,
    next_action: null,
    last_payment_error: null,
    last_setup_error: null,
    latest_charge: null,
  };
  keeper.book.intents[intent.id] = intent;
  return intent;
}

type Confirming = { readonly fields: Fields; readonly ownUrl: string; readonly wrong: Wrong };

export function confirmIntent(keeper: Keeper, intent: Intent, { fields, ownUrl, wrong }: Confirming): Intent {
  if (intent.status !== 'requires_confirmation') throw wrongState(intent);
  const kind = cardKind(intent.payment_method);
  if (kind === 'declined') return decline(keeper, intent, 'generic_decline');
  const isAway = textIn(fields, 'off_session') === 'true';
  if ((kind === 'authentication' || kind === 'bank_page') && !isAway) {
    const url = `${ownUrl}/authenticate/${intent.id}`;
    const redirect_to_url = { url, return_url: textIn(fields, 'return_url') };
    intent.status = 'requires_action';
    intent.next_action = { type: 'redirect_to_url', redirect_to_url };
    keeper.tell(`${intent.object}.requires_action`, intent);
    return intent;
  }
  return hold(keeper, intent, wrong);
}

/** What the person said at the bank. */
export function answerIntent(keeper: Keeper, intent: Intent, answer: string): Intent {
  if (intent.status !== 'requires_action') return intent;
  intent.next_action = null;
  if (answer === 'confirmed') return hold(keeper, intent, {});
  intent.status = 'requires_payment_method';
  const error = { type: 'card_error', code: 'payment_intent_authentication_failure', message: '' } as const;
  if (intent.object === 'payment_intent') intent.last_payment_error = error;
  else intent.last_setup_error = error;
  keeper.tell(`${intent.object}.payment_failed`, intent);
  return intent;
}

export function captureIntent(keeper: Keeper, intent: Intent, fields: Fields): Intent {
  const charge = chargeOf(keeper, intent);
  if (intent.status !== 'requires_capture' || !charge) throw wrongState(intent);
  const kind = cardKind(intent.payment_method);
  if (kind === 'capture_fails') throw refused(402, 'card_declined', 'generic_decline');
  if (kind === 'hold_expires' || keeper.now() >= charge.payment_method_details.card.capture_before) {
    end(keeper, intent, 'automatic');
    throw refused(400, 'capture_charge_authorization_expired');
  }
  const amount = Number(textIn(fields, 'amount_to_capture') || intent.amount_capturable);
  if (amount > intent.amount_capturable) throw refused(400, 'amount_too_large');
  intent.status = 'succeeded';
  intent.amount_received = amount;
  // What is not captured is let go at once.
  intent.amount_capturable = 0;
  charge.captured = true;
  keeper.tell('payment_intent.succeeded', intent);
  return intent;
}

export function cancelIntent(keeper: Keeper, intent: Intent, reason: string): Intent {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw wrongState(intent);
  return end(keeper, intent, reason || null);
}

export function refundIntent(keeper: Keeper, fields: Fields): Refund {
  const intent = keeper.book.intents[textIn(fields, 'payment_intent')];
  const charge = intent && chargeOf(keeper, intent);
  if (!intent || !charge) throw refused(404, 'resource_missing');
  if (!charge.captured) throw refused(400, 'charge_not_refundable');
  const amount = Number(textIn(fields, 'amount'));
  if (charge.disputed) throw refused(400, 'refund_disputed_payment');
  if (charge.amount_refunded + amount > intent.amount_received) throw refused(400, 'charge_already_refunded');
  if (cardKind(intent.payment_method) === 'refund_fails')
    throw refused(402, 'card_declined', 'refund_refused');
  charge.amount_refunded += amount;
  const refund: Refund = {
    id: keeper.newId('re'),
    object: 'refund',
    created: keeper.now(),
    amount,
    currency: intent.currency,
    payment_intent: intent.id,
    status: 'succeeded',
    metadata: fieldsIn(fields, 'metadata'),
  };
  keeper.book.refunds[refund.id] = refund;
  keeper.tell('refund.created', refund);
  keeper.tell('charge.refunded', { ...charge, payment_intent: intent.id });
  return refund;
}

export function chargeOf({ book }: Keeper, intent: Intent): Charge | null {
  return intent.latest_charge ? (book.charges[intent.latest_charge] ?? null) : null;
}

function hold(keeper: Keeper, intent: Intent, { less, otherCurrency }: Wrong): Intent {
  if (intent.object === 'setup_intent') {
    intent.status = 'succeeded';
    keeper.tell('setup_intent.succeeded', intent);
    return intent;
  }
  if (otherCurrency) intent.currency = intent.currency === 'usd' ? 'eur' : 'usd';
  const amount = less ? Math.floor(intent.amount / 2) : intent.amount;
  const charge: Charge = {
    id: keeper.newId('ch'),
    object: 'charge',
    amount,
    amount_refunded: 0,
    captured: false,
    disputed: false,
    payment_intent: intent.id,
    payment_method_details: { card: { capture_before: keeper.now() + holdSeconds } },
  };
  keeper.book.charges[charge.id] = charge;
  intent.latest_charge = charge.id;
  intent.status = 'requires_capture';
  intent.amount_capturable = amount;
  if (intent.capture_method === 'automatic') return take(keeper, intent, charge);
  keeper.tell('payment_intent.amount_capturable_updated', intent);
  return intent;
}

/** What cannot be held is taken at once. */
function take(keeper: Keeper, intent: Intent, charge: Charge): Intent {
  intent.status = 'succeeded';
  intent.amount_received = charge.amount;
  intent.amount_capturable = 0;
  charge.captured = true;
  keeper.tell('payment_intent.succeeded', intent);
  return intent;
}

function decline(keeper: Keeper, intent: Intent, decline_code: string): never {
  intent.status = 'requires_payment_method';
  const error = { type: 'card_error', code: 'card_declined', decline_code, message: 'declined' } as const;
  intent.last_payment_error = error;
  intent.last_setup_error = error;
  keeper.tell(`${intent.object}.payment_failed`, intent);
  throw refused(402, 'card_declined', decline_code);
}

function end(keeper: Keeper, intent: Intent, reason: string | null): Intent {
  intent.status = 'canceled';
  intent.amount_capturable = 0;
  intent.cancellation_reason = reason;
  keeper.tell(`${intent.object}.canceled`, intent);
  return intent;
}

function wrongState(intent: Intent) {
  return refused(
    400,
    intent.object === 'payment_intent' ? 'payment_intent_unexpected_state' : 'setup_intent_unexpected_state',
  );
}
