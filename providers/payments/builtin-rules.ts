import type {
  ActionRequired,
  AuthoriseAct,
  Authorised,
  Declined,
  Done,
  ProviderDispute,
  ProviderRefund,
  SaveAct,
  Saved,
  Standing,
  Taken,
} from './port';

/** What the provider's book knows of one payment, or of one card that was saved. */
export type Payment = {
  readonly reference: string;
  readonly key: string;
  readonly cardToken: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly returnUrl: string;
  readonly status: 'action-required' | 'authorised' | 'refused' | 'voided' | 'saved';
  readonly isSave: boolean;
  readonly capturedMinor: number;
  readonly captureBefore: number;
  readonly createdAt: number;
  readonly refunds: readonly ProviderRefund[];
  readonly disputes: readonly ProviderDispute[];
  /** The bank took the captured money back for a while: it counts as not captured. */
  readonly isCaptureLost: boolean;
};
export type Ruling<Outcome> = {
  readonly payment: Payment | null;
  readonly outcome: Outcome;
  /** An act of another key that was done in the same turn. */
  readonly also?: { readonly key: string; readonly outcome: Done | Declined };
};

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
  /** A bank account whose owner pays on the bank's own page. */
  'bank_page',
  'bank',
] as const;
export type Kind = (typeof kinds)[number];
const grammar = new RegExp(`^(?:saved_)?tok_(${kinds.join('|')})(?:_([0-9a-z]{1,20}))?$`);

export function kindOf(cardToken: string): Kind | null {
  return (grammar.exec(cardToken)?.[1] as Kind | undefined) ?? null;
}

/** Money can be held on a card; from a bank account it is taken at once or not at all. */
export function canHold(cardToken: string): boolean {
  const kind = kindOf(cardToken);
  return kind !== 'bank' && kind !== 'bank_page';
}

/** A suffixed token is a card of its own; without a suffix it is the payer's only card. */
export function cardOf(cardToken: string, payer: string): string {
  return grammar.exec(cardToken)?.[2] ? `card_${cardToken}` : `card_of_${payer}`;
}

type Given = {
  readonly reference: string;
  readonly captureBefore: number;
  readonly createdAt: number;
  readonly actionUrl: string;
};
type Beginning = ActionRequired | Declined | Authorised | Taken | Saved;

export function ruleAuthorise(
  act: AuthoriseAct,
  given: Given,
): Ruling<Authorised | Taken | ActionRequired | Declined> {
  if (!act.isTakenAtOnce && !canHold(act.cardToken)) return no('cannot-be-held');
  const begun = begin(act, { ...given, amountMinor: act.amountMinor, currency: act.currency });
  return begun as Ruling<Authorised | Taken | ActionRequired | Declined>;
}

export function ruleSave(act: SaveAct, given: Given): Ruling<Saved | ActionRequired | Declined> {
  if (!canHold(act.cardToken)) return no('cannot-be-saved');
  const saving = { ...act, savedCard: null };
  return begin(saving, { ...given, amountMinor: 0, currency: '' }) as Ruling<
    Saved | ActionRequired | Declined
  >;
}

/** A saved card is not asked about again: its owner agreed when it was saved. */
function begin(
  act: SaveAct & { readonly savedCard: string | null },
  given: Given & { readonly amountMinor: number; readonly currency: string },
): Ruling<Beginning> {
  const { actionUrl, ...kept } = given;
  const cardToken = act.savedCard ?? act.cardToken;
  const kind = kindOf(cardToken);
  if (kind === null) return no('unknown-card');
  if (kind === 'declined') return no('card-declined');
  const isSave = given.currency === '';
  const isAsked = (kind === 'authentication' || kind === 'bank_page') && act.savedCard === null;
  const done = isSave ? ('saved' as const) : ('authorised' as const);
  const payment: Payment = {
    ...kept,
    key: act.key,
    cardToken,
    returnUrl: act.returnUrl,
    status: isAsked ? 'action-required' : done,
    isSave,
    capturedMinor: isAsked || canHold(cardToken) ? 0 : given.amountMinor,
    refunds: [],
    disputes: [],
    isCaptureLost: false,
  };
  return { payment, outcome: standing(payment, actionUrl) };
}

/** What an authorisation or a saving has come to. */
export function standing(payment: Payment, actionUrl: string): Beginning {
  const { reference, captureBefore, amountMinor, currency, cardToken } = payment;
  switch (payment.status) {
    case 'authorised':
      return canHold(cardToken)
        ? { kind: 'authorised', reference, captureBefore, heldMinor: amountMinor, currency }
        : { kind: 'taken', reference, takenMinor: amountMinor, currency };
    case 'saved':
      return { kind: 'saved', reference, savedCard: `saved_${cardToken}` };
    case 'action-required':
      return { kind: 'action-required', reference, actionUrl };
    case 'refused':
      return { kind: 'declined', because: 'authentication-refused' };
    case 'voided':
      return { kind: 'declined', because: 'voided' };
  }
}

/** What the person said, with a hold that begins now, or the money where it cannot be held. */
export function ruleAnswer(
  payment: Payment,
  answer: 'confirmed' | 'refused',
  captureBefore: number,
): Payment | null {
  if (payment.status !== 'action-required') return null;
  if (answer === 'refused') return { ...payment, status: 'refused' };
  const capturedMinor = canHold(payment.cardToken) ? 0 : payment.amountMinor;
  return { ...payment, status: payment.isSave ? 'saved' : 'authorised', captureBefore, capturedMinor };
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

/** What was just held is captured in the same turn; where that is refused, the hold stands. */
export function ruleCaptureToo<Outcome>(held: Ruling<Outcome | Authorised>, key: string, now: number) {
  const { payment, outcome } = held;
  if (payment?.status !== 'authorised' || payment.capturedMinor > 0) return held;
  const taken = ruleCapture(payment, payment.amountMinor, now);
  return {
    payment: taken.payment ?? payment,
    outcome: { ...(outcome as Authorised), captured: taken.outcome },
    also: { key, outcome: taken.outcome },
  };
}

export function ruleVoid(payment: Payment): Ruling<Done | Declined> {
  if (payment.capturedMinor > 0) return no('already-captured');
  return done({ ...payment, status: 'voided' });
}

export function ruleRefund(
  payment: Payment,
  { key, amountMinor }: { readonly key: string; readonly amountMinor: number },
): Ruling<Done | Declined> {
  if (kindOf(payment.cardToken) === 'refund_fails') return no('refund-refused');
  if (amountMinor <= 0 || refundedOf(payment) + amountMinor > payment.capturedMinor)
    return no('more-than-captured');
  const reference = `re_${payment.refunds.length + 1}_${payment.reference}`;
  const refund: ProviderRefund = { reference, key, amountMinor, status: 'done' };
  return {
    payment: { ...payment, refunds: [...payment.refunds, refund] },
    outcome: { kind: 'done', reference },
  };
}

/** What can become of a payment later at a bank, with nobody asking for it. */
export const laterNews = [
  'capture-lost',
  'capture-back',
  'refund-failed',
  'disputed',
  'dispute-won',
  'dispute-lost',
] as const;
export type LaterNews = (typeof laterNews)[number];

export function ruleLater(payment: Payment, news: LaterNews): Payment {
  switch (news) {
    case 'capture-lost':
      return { ...payment, isCaptureLost: true };
    case 'capture-back':
      return { ...payment, isCaptureLost: false };
    case 'refund-failed':
      return { ...payment, refunds: payment.refunds.map((one) => ({ ...one, status: 'failed' as const })) };
    case 'disputed':
      return { ...payment, disputes: [disputeOf(payment, 'open')] };
    case 'dispute-won':
      return { ...payment, disputes: [disputeOf(payment, 'won')] };
    case 'dispute-lost':
      return { ...payment, disputes: [disputeOf(payment, 'lost')] };
  }
}

function disputeOf(payment: Payment, status: ProviderDispute['status']): ProviderDispute {
  return { reference: `dp_${payment.reference}`, amountMinor: payment.capturedMinor, status };
}

/** The page of the book as others read it. */
export function pageOf(payment: Payment): Standing {
  const { reference, key, status, currency, refunds, disputes } = payment;
  const capturedMinor = payment.isCaptureLost ? 0 : payment.capturedMinor;
  const isHeld = status === 'authorised' || capturedMinor > 0;
  return {
    reference,
    key,
    status: capturedMinor > 0 ? 'captured' : statusNames[status],
    currency,
    heldMinor: isHeld ? payment.amountMinor : 0,
    capturedMinor,
    refunds,
    disputes,
  };
}

const statusNames = {
  'action-required': 'action-required',
  authorised: 'authorised',
  refused: 'declined',
  voided: 'voided',
  saved: 'saved',
} as const;

function refundedOf(payment: Payment): number {
  return payment.refunds
    .filter((refund) => refund.status !== 'failed')
    .reduce((sum, refund) => sum + refund.amountMinor, 0);
}

export function no(because: string): Ruling<Declined> {
  return { payment: null, outcome: { kind: 'declined', because } };
}

function done(payment: Payment): Ruling<Done> {
  return { payment, outcome: { kind: 'done', reference: payment.reference } };
}
