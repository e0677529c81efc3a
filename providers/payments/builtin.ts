import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@/domain/kernel/id';
import type { Clock } from '../clock/port';
import {
  cardOf,
  kindOf,
  no,
  type Payment,
  type Ruling,
  ruleAuthorise,
  ruleCapture,
  ruleRefund,
  ruleVoid,
  standing,
} from './builtin-rules';
import { type ActKind, type Fault, faultLine } from './faults';
import type { Declined, Payments, Unreachable } from './port';

/** The provider's own book, apart from ours as a bank's would be. */
export type Book = {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
};
export type BuiltinPayments = Payments & {
  /** What waits for the person on the provider's page. */
  find(reference: string): Promise<Payment | null>;
  /** What the person said there. */
  authenticate(reference: string, answer: 'confirmed' | 'refused'): Promise<void>;
  /** The named fault for the next calls it fits. */
  inject(fault: Fault, times: number): void;
};
type Parts = { book: Book; clock: Clock; appUrl: string; slowMillis?: number };
type Outcome = Exclude<Awaited<ReturnType<Payments['lookUp']>>, Unreachable | { kind: 'unseen' }>;
type Ask = { kind: ActKind; key: string; fault: Fault | null };

const holdMillis = 7 * 24 * 3_600_000;

/** The payment provider that comes with the product: cards are test tokens, the money is play money. */
export function builtinPayments({ book, clock, appUrl, slowMillis = 2_000 }: Parts): BuiltinPayments {
  const faults = faultLine();
  const inTurn = turns();
  const payment = bookOf(book);
  const actionUrl = (reference: string) => `${appUrl}/dev/pay?reference=${reference}`;

  const act = async <Known extends Outcome>(ask: Ask, rule: () => Promise<Ruling<Known>>) => {
    if (ask.fault === 'slow') await pause(slowMillis);
    if (ask.fault === 'timeout_before') return { kind: 'unreachable' } as const;
    return inTurn(async () => {
      const seen = await book.read(`act:${ask.key}`);
      if (seen) return seen as Known;
      const ruling = refusalOf(ask.fault) ?? (await rule());
      if (ruling.payment) await payment.keep(ruling.payment);
      await book.write(`act:${ask.key}`, ruling.outcome);
      return ask.fault === 'timeout_after' ? ({ kind: 'unreachable' } as const) : (ruling.outcome as Known);
    });
  };
  const later = (
    kind: ActKind,
    of: { key: string; reference: string },
    rule: (found: Payment) => ReturnType<typeof ruleVoid>,
  ) =>
    act({ kind, key: of.key, fault: faults.take(kind) }, async () => {
      const found = await payment.find(of.reference);
      return found ? rule(found) : no('unknown-payment');
    });

  return {
    name: 'builtin',
    holdMillis,
    async identify({ cardToken, payer }) {
      if (kindOf(cardToken) === null) return { kind: 'declined', because: 'unknown-card' };
      return { kind: 'card', card: cardOf(cardToken, payer) };
    },
    authorise(asked) {
      const reference = newId('pay');
      const fault = faults.take('authorise') ?? faultOf(asked.cardToken);
      const given = { reference, captureBefore: clock.now() + holdMillis, actionUrl: actionUrl(reference) };
      return act({ kind: 'authorise', key: asked.key, fault }, async () => ruleAuthorise(asked, given));
    },
    async confirm({ reference }) {
      const found = await payment.find(reference);
      return found ? standing(found, actionUrl(reference)) : { kind: 'declined', because: 'unknown-payment' };
    },
    capture: (asked) =>
      later('capture', asked, (found) => ruleCapture(found, asked.amountMinor, clock.now())),
    void: (asked) => later('void', asked, ruleVoid),
    refund: (asked) => later('refund', asked, (found) => ruleRefund(found, asked.amountMinor)),
    lookUp: async (key) => ((await book.read(`act:${key}`)) as Outcome | undefined) ?? { kind: 'unseen' },
    find: payment.find,
    authenticate: (reference, answer) =>
      inTurn(async () => {
        const found = await payment.find(reference);
        if (found?.status !== 'action-required') return;
        const status = answer === 'confirmed' ? 'authorised' : 'refused';
        await payment.keep({ ...found, status, captureBefore: clock.now() + holdMillis });
      }),
    inject: faults.inject,
  };
}

function bookOf(book: Book) {
  return {
    find: async (reference: string) =>
      ((await book.read(`payment:${reference}`)) as Payment | undefined) ?? null,
    keep: (found: Payment) => book.write(`payment:${found.reference}`, found),
  };
}

function faultOf(cardToken: string): Fault | null {
  const kind = kindOf(cardToken);
  return kind === 'timeout_before' || kind === 'timeout_after' || kind === 'slow' ? kind : null;
}

function refusalOf(fault: Fault | null): Ruling<Declined> | null {
  if (fault === 'declined') return no('card-declined');
  if (fault === 'capture_fails') return no('capture-refused');
  return fault === 'refund_fails' ? no('refund-refused') : null;
}

/** Acts are written into the book one after the other. */
function turns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };
}
