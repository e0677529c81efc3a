/** What lies in the book, in the shapes of the API. Amounts in its minor units, instants in seconds. */
export type Intent = {
  id: string;
  object: 'payment_intent' | 'setup_intent';
  created: number;
  status: IntentStatus;
  amount: number;
  amount_capturable: number;
  amount_received: number;
  currency: string;
  customer: string | null;
  payment_method: string;
  capture_method: 'manual' | 'automatic';
  metadata: Record<string, string>;
  cancellation_reason: string | null;
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string } } | null;
  last_payment_error: ApiError | null;
  last_setup_error: ApiError | null;
  latest_charge: string | null;
};
export type IntentStatus =
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_payment_method'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';
export type Charge = {
  id: string;
  object: 'charge';
  amount: number;
  amount_refunded: number;
  captured: boolean;
  disputed: boolean;
  payment_intent: string;
  payment_method_details: { card: { capture_before: number } };
};
export type Refund = {
  id: string;
  object: 'refund';
  created: number;
  amount: number;
  currency: string;
  payment_intent: string;
  status: 'pending' | 'succeeded' | 'failed';
  failure_reason?: string;
  metadata: Record<string, string>;
};
export type Dispute = {
  id: string;
  object: 'dispute';
  created: number;
  amount: number;
  currency: string;
  payment_intent: string;
  status: 'needs_response' | 'won' | 'lost';
};
export type ApiError = {
  type: 'card_error' | 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'rate_limit_error';
  code?: string;
  decline_code?: string;
  message: string;
};
/** A message to our hook: what happened, as it is sent. */
export type Told = { id: string; object: 'event'; created: number; type: string; data: { object: object } };
export type Answer = { readonly status: number; readonly body: unknown };

/** An error on its way out: thrown by the rules, answered by the door. */
export class Refused extends Error {
  readonly status: number;
  readonly error: ApiError;
  constructor(status: number, error: ApiError) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

export function refused(status: number, code: string, decline_code?: string): Refused {
  const type = status === 402 ? 'card_error' : 'invalid_request_error';
  return new Refused(status, { type, code, ...(decline_code ? { decline_code } : {}), message: code });
}
