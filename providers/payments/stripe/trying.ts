import { setTimeout as pause } from 'node:timers/promises';
import type Stripe from 'stripe';
import type { Declined, Unreachable } from '../port';

export type Tried<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Declined | Unreachable };

/** How often and how long a busy provider is waited for; longer than that the act is taken up by recovery. */
const busyTries = 2;
const longestPauseMs = 3_000;

/**
 * One call, with its failure as a value. A refusal is the provider's word; everything else (no answer, a broken one, an error
 * of theirs, our key not accepted) leaves the outcome unknown. Where it only says "too busy", nothing was done: it is asked again.
 */
export async function trying<Value>(call: () => Promise<Value>, tries = busyTries): Promise<Tried<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const { type, statusCode, headers } = (error ?? {}) as Partial<Stripe.errors.StripeError>;
    if (type === undefined) throw error;
    if (statusCode === 429 && tries > 0) {
      await pause(pauseOf(headers));
      return trying(call, tries - 1);
    }
    return { ok: false, failure: failureOf(error as Stripe.errors.StripeError) };
  }
}

/** Where we have a word of our own for the provider's. */
const ourWords: Readonly<Record<string, string>> = {
  resource_missing: 'unknown-payment',
  capture_charge_authorization_expired: 'hold-expired',
  charge_expired_for_capture: 'hold-expired',
  amount_too_large: 'more-than-authorised',
  charge_already_refunded: 'more-than-captured',
  refund_disputed_payment: 'disputed',
};

function failureOf(error: Stripe.errors.StripeError): Declined | Unreachable {
  switch (error.type) {
    case 'StripeCardError':
      return { kind: 'declined', because: error.decline_code ?? error.code ?? 'card-declined' };
    case 'StripeInvalidRequestError':
      // A conflict that outlived the repeats: another request with this key is still under way.
      return error.statusCode === 409
        ? { kind: 'unreachable' }
        : { kind: 'declined', because: ourWords[error.code ?? ''] ?? error.code ?? 'refused' };
    default:
      return { kind: 'unreachable' };
  }
}

function pauseOf(headers: Partial<Record<string, string>> | undefined): number {
  const seconds = Number(headers?.['retry-after'] ?? '1');
  return Math.min(longestPauseMs, Number.isFinite(seconds) ? seconds * 1_000 : longestPauseMs);
}
