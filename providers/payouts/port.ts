import type { Currency, Minor } from '@/domain/money/money';

/** Money to the bank account that the provider keeps for a merchant. Our own key: the same key twice is one transfer. */
export type SendAct = {
  readonly key: string;
  readonly merchantId: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  /** What the merchant reads on the bank statement. */
  readonly words: string;
};
export type Sent = { readonly kind: 'sent'; readonly reference: string };
/** No account, or one the bank does not pay to; nothing has left. */
export type Refused = { readonly kind: 'refused'; readonly because: string };
/** Nobody knows whether it left: ask again with the same key. */
export type Unreachable = { readonly kind: 'unreachable' };

export type Payouts = {
  readonly name: string;
  send(act: SendAct): Promise<Sent | Refused | Unreachable>;
  /** Where the transfer of this key is now. */
  follow(
    key: string,
  ): Promise<
    | { kind: 'under-way' }
    | { kind: 'settled' }
    | { kind: 'returned'; because: string }
    | { kind: 'unseen' }
    | Unreachable
  >;
};
