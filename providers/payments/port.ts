import type { Currency, Minor } from '@/domain/money/money';

/** Every act carries our own key: the same key twice is the same act and gets the same answer. */
export type AuthoriseAct = {
  readonly key: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  readonly cardToken: string;
  /** A card saved before: it is charged without the person, who agreed to that when saving it. */
  readonly savedCard: string | null;
  /** The means cannot be held, and its owner was told: the money is taken at once. Else it is held or nothing happens. */
  readonly isTakenAtOnce: boolean;
  /** Once all of it is held it is to be captured by this key. A provider that can do both in one turn does, and says so. */
  readonly captureKey?: string | null;
  /** Whose card an unsuffixed token is: the account, or a guest's address. */
  readonly payer: string;
  /** Where strong authentication sends the person back to. */
  readonly returnUrl: string;
};
export type SaveAct = Pick<AuthoriseAct, 'key' | 'cardToken' | 'payer' | 'returnUrl'>;
export type LaterAct = {
  readonly key: string;
  readonly reference: string;
  readonly amountMinor: Minor;
  /** It was asked before and nobody knows what became of it: the provider reads its book before it acts. */
  readonly isRepeat?: boolean;
};

export type Authorised = {
  readonly kind: 'authorised';
  readonly reference: string;
  /** Until when the hold can be captured, epoch milliseconds. */
  readonly captureBefore: number;
  /** What is held in truth, which may be less than was asked for. */
  readonly heldMinor: number;
  readonly currency: string;
  /** What became of the capture, where it was done in the same turn; else it is asked for by its own call. */
  readonly captured?: Done | Declined;
};
/** The means cannot be held: the money is ours already. */
export type Taken = {
  readonly kind: 'taken';
  readonly reference: string;
  readonly takenMinor: number;
  readonly currency: string;
};
/** The card is kept for later and no money is held. */
export type Saved = { readonly kind: 'saved'; readonly reference: string; readonly savedCard: string };
export type ActionRequired = {
  readonly kind: 'action-required';
  readonly reference: string;
  readonly actionUrl: string;
};
export type Declined = { readonly kind: 'declined'; readonly because: string };
/** Nobody knows whether it happened. Never "failed": look it up with the same key, or repeat with it. */
export type Unreachable = { readonly kind: 'unreachable' };
export type Done = { readonly kind: 'done'; readonly reference: string };

/** What the provider's own book says of one payment, money in minor units. */
export type Standing = {
  readonly reference: string;
  /** Our key of its authorisation, or of the saving of its card. */
  readonly key: string | null;
  readonly status: 'action-required' | 'authorised' | 'captured' | 'voided' | 'declined' | 'saved';
  readonly currency: string;
  readonly heldMinor: number;
  readonly capturedMinor: number;
  readonly refunds: readonly ProviderRefund[];
  readonly disputes: readonly ProviderDispute[];
};
export type ProviderRefund = {
  readonly reference: string;
  readonly key: string | null;
  readonly amountMinor: number;
  readonly status: 'pending' | 'done' | 'failed';
};
/** Money a card holder demanded back at the bank. It is gone while the dispute is open, and stays gone when lost. */
export type ProviderDispute = {
  readonly reference: string;
  readonly amountMinor: number;
  readonly status: 'open' | 'won' | 'lost';
};

/** A message of the provider as it arrived. */
export type Message = { readonly body: string; readonly signature: string | null };
/** What a message is about. It is not believed: what happened is read in the provider's book. */
export type Heard =
  | { readonly kind: 'event'; readonly id: string; readonly says: string; readonly about: About }
  | { readonly kind: 'refused'; readonly because: string };
/** A payment by its reference there, or by our key where we have not heard its reference yet. */
export type About = { readonly reference: string | null; readonly key: string | null };

export type Identified = { readonly kind: 'card'; readonly card: string; readonly canHold: boolean };

export type Payments = {
  readonly name: string;
  /** How long a hold lasts at least, milliseconds. */
  readonly holdMillis: number;
  /** The card or account behind a token, and whether money can be held on it, before anything is authorised. */
  identify(card: { cardToken: string; payer: string }): Promise<Identified | Declined | Unreachable>;
  authorise(act: AuthoriseAct): Promise<Authorised | Taken | ActionRequired | Declined | Unreachable>;
  /** Keeps the card with the person's agreement, so that it can be charged near the end. */
  save(act: SaveAct): Promise<Saved | ActionRequired | Declined | Unreachable>;
  /** What became of an act that waited for the person. */
  confirm(act: {
    key: string;
    reference: string;
  }): Promise<Authorised | Taken | Saved | ActionRequired | Declined | Unreachable>;
  capture(act: LaterAct): Promise<Done | Declined | Unreachable>;
  void(act: Omit<LaterAct, 'amountMinor'>): Promise<Done | Declined | Unreachable>;
  refund(act: LaterAct): Promise<Done | Declined | Unreachable>;
  /**
   * What became of an authorisation or a saved card nobody heard of again; `unseen` where it never arrived, and then it
   * never will: the provider refuses it from now on.
   */
  lookUp(
    asked: LookUp,
  ): Promise<{ kind: 'unseen' } | Authorised | Taken | Saved | ActionRequired | Declined | Unreachable>;
  /** One payment in the provider's book, null where it has none. */
  read(reference: string): Promise<Standing | null | Unreachable>;
  /** Every payment begun in the span, for comparing books. */
  list(span: { from: number; until: number }): Promise<readonly Standing[] | Unreachable>;
  /** Whether a message is the provider's, and what it is about. */
  hear(message: Message): Promise<Heard>;
};
export type LookUp = AuthoriseAct & {
  readonly startedAt: number;
  readonly isSave: boolean;
};
