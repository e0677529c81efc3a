import type { Currency, Minor } from '@/domain/money/money';

/** Every act carries our own key: the same key twice is the same act and gets the same answer. */
export type AuthoriseAct = {
  readonly key: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  readonly cardToken: string;
  /** Whose card an unsuffixed token is: the account, or a guest's address. */
  readonly payer: string;
  /** Where strong authentication sends the person back to. */
  readonly returnUrl: string;
};
export type LaterAct = { readonly key: string; readonly reference: string; readonly amountMinor: Minor };

export type Authorised = {
  readonly kind: 'authorised';
  readonly reference: string;
  /** Until when the hold can be captured, epoch milliseconds. */
  readonly captureBefore: number;
};
export type ActionRequired = {
  readonly kind: 'action-required';
  readonly reference: string;
  readonly actionUrl: string;
};
export type Declined = { readonly kind: 'declined'; readonly because: string };
/** Nobody knows whether it happened. Never "failed": look it up with the same key, or repeat with it. */
export type Unreachable = { readonly kind: 'unreachable' };
export type Done = { readonly kind: 'done'; readonly reference: string };

export type Payments = {
  readonly name: string;
  /** How long a hold lasts at least, milliseconds. */
  readonly holdMillis: number;
  /** The card behind a token, before anything is authorised. */
  identify(card: {
    cardToken: string;
    payer: string;
  }): Promise<{ kind: 'card'; card: string } | Declined | Unreachable>;
  authorise(act: AuthoriseAct): Promise<Authorised | ActionRequired | Declined | Unreachable>;
  /** What became of an authorisation that waited for the person. */
  confirm(act: {
    key: string;
    reference: string;
  }): Promise<Authorised | ActionRequired | Declined | Unreachable>;
  capture(act: LaterAct): Promise<Done | Declined | Unreachable>;
  void(act: { key: string; reference: string }): Promise<Done | Declined | Unreachable>;
  refund(act: LaterAct): Promise<Done | Declined | Unreachable>;
  /** The outcome of the act with this key, for recovery; `unseen` where it never arrived. */
  lookUp(
    key: string,
  ): Promise<{ kind: 'unseen' } | Authorised | ActionRequired | Declined | Done | Unreachable>;
};
