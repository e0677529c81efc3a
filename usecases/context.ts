import type { Reader, Tx } from '@/db/store';
import type { Refusal } from '@/domain/kernel/refusal';
import type { Result } from '@/domain/kernel/result';
import type { Actor } from '@/domain/people/roles';
import type { FeeRules } from '@/domain/settlement/fee';
import type { Instant } from '@/domain/time/wall';
import type { Clock } from '@/providers/clock/port';
import type { Mail } from '@/providers/mail/port';
import type { Payments } from '@/providers/payments/port';
import type { Payouts } from '@/providers/payouts/port';
import type { Secrets } from '@/providers/secrets/port';

/** What every use case is given: who acts, what time it is, where rows are, and the outside world. */
export type Context = {
  readonly actor: Actor;
  readonly requestId: string;
  /** Caller and idempotency key of the request, where it carries one. */
  readonly requestKey?: string;
  /**
   * Keeps what the request is answered with in the transaction that makes it true, where it carries a key. A use case that does not
   * ask for it has its answer kept in a transaction of its own.
   */
  readonly keepAnswer?: (tx: Tx, value: unknown) => Promise<void>;
  /** Origin of our own pages, for links in mail. */
  readonly appUrl: string;
  /** Committed rows. */
  readonly reader: Reader;
  /** One state of all rows for everything that is read in it, whatever is written meanwhile. */
  snapshot<Value>(read: (db: Reader) => Promise<Value>): Promise<Value>;
  readonly clock: Clock;
  readonly payments: Payments;
  readonly payouts: Payouts;
  readonly mail: Mail;
  readonly secrets: Secrets;
  /** What merchants pay us, as this installation has set it. */
  readonly fees: FeeRules;
  /**
   * One transaction with one *now*. A refusal undoes everything it did, an acceptance keeps everything.
   * Inside, await only `tx`: no network, no second transaction.
   */
  transaction<Value>(work: (tx: Tx, now: Instant) => Promise<Answer<Value>>): Promise<Answer<Value>>;
};

export type Answer<Value> = Result<Value, Refusal>;
