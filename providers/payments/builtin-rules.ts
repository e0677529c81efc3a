import type { ActionRequired, AuthoriseAct, Authorised, Declined, Done } from './port';

/** What the provider's book knows of one payment. */
export type Payment = {
  readonly reference: string;
  readonly cardToken: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly returnUrl: string;
  readonly status: 'action-required' | 'authorised' | 'refused' | 'voided';
  readonly capturedMinor: number;
  readonly refundedMinor: number;
  readonly captureBefore: number;
};
export type Ruling<Outcome> = { readonly payment: Payment | null; readonly outcome: Outcome };

const kinds = [
  'ok',
  'declined',
  'authentication',
  'capture_fails',
  'refund_fails',
  'hold_expires',
  'timeout_before',
  'timeout_after',
  'slow',
] as const;
export type Kind = (typeof kinds)[number];
const grammar = new RegExp(`^tok_(${kinds.join('|')})(?:_([0-9a-z]{1,20}))?$`);

export function kindOf(cardToken: string): Kind | null {
  return (grammar.exec(cardToken)?.[1] as Kind | undefined) ?? null;
}

/** A suffixed token is a card of its own; without a suffix it is the payer's only card. */
export function cardOf(cardToken: string, payer: string): string {
  return grammar.exec(cardToken)?.[2] ? `card_${cardToken}` : `card_of_${payer}`;
}

export function ruleAuthorise(
  act: AuthoriseAct,
  given: { reference: string; captureBefore: number; actionUrl: string },
): Ruling<Authorised | ActionRequired | Declined> {
  const { reference, captureBefore, actionUrl } = given;
  const kind = kindOf(act.cardToken);
  if (kind === null) return no('unknown-card');
  if (kind === 'declined') return no('card-declined');
  const payment: Payment = {
    reference,
    cardToken: act.cardToken,
    amountMinor: act.amountMinor,
    currency: act.currency,
    returnUrl: act.returnUrl,
    status: kind === 'authentication' ? 'action-required' : 'authorised',
    capturedMinor: 0,
    refundedMinor: 0,
    captureBefore,
  };
  return {
    payment,
    outcome:
      kind === 'authentication'
        ? { kind: 'action-required', reference, actionUrl }
        : standing(payment, actionUrl),
  };
}

/** What an authorisation has come to. */
export function standing(payment: Payment, actionUrl: string): Authorised | ActionRequired | Declined {
  switch (payment.status) {
    case 'authorised':
      return { kind: 'authorised', reference: payment.reference, captureBefore: payment.captureBefore };
    case 'action-required':
      return { kind: 'action-required', reference: payment.reference, actionUrl };
    case 'refused':
      return { kind: 'declined', because: 'authentication-refused' };
    case 'voided':
      return { kind: 'declined', because: 'voided' };
  }
}

export function ruleCapture(payment: Payment, amountMinor: number, now: number): Ruling<Done | Declined> {
  const kind = kindOf(payment.cardToken);
  if (payment.status !== 'authorised') return no(`not-authorised`);
  if (kind === 'capture_fails') return no('capture-refused');
  if (kind === 'hold_expires' || now >= payment.captureBefore) return no('hold-expired');
  if (amountMinor <= 0 || payment.capturedMinor + amountMinor > payment.amountMinor)
    return no('more-than-authorised');
  return done({ ...payment, capturedMinor: payment.capturedMinor + amountMinor });
}

export function ruleVoid(payment: Payment): Ruling<Done | Declined> {
  if (payment.capturedMinor > 0) return no('already-captured');
  return done({ ...payment, status: 'voided' });
}

export function ruleRefund(payment: Payment, amountMinor: number): Ruling<Done | Declined> {
  if (kindOf(payment.cardToken) === 'refund_fails') return no('refund-refused');
  if (amountMinor <= 0 || payment.refundedMinor + amountMinor > payment.capturedMinor)
    return no('more-than-captured');
  return done({ ...payment, refundedMinor: payment.refundedMinor + amountMinor });
}

export function no(because: string): Ruling<Declined> {
  return { payment: null, outcome: { kind: 'declined', because } };
}

function done(payment: Payment): Ruling<Done> {
  return { payment, outcome: { kind: 'done', reference: payment.reference } };
}
