import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@/domain/kernel/id';
import type { Clock } from '../clock/port';
import {
  cardOf,
  kindOf,
  type LaterNews,
  no,
  type Payment,
  pageOf,
  type Ruling,
  ruleAnswer,
  ruleAuthorise,
  ruleCapture,
  ruleLater,
  ruleRefund,
  ruleSave,
  ruleVoid,
  standing,
} from './builtin-rules';
import { type ActKind, type Fault, faultLine } from './faults';
import type { Declined, Done, Heard, Message, Payments, SaveAct, Unreachable } from './port';
import { isSigned, sign } from './signature';

/** The provider's own book, apart from ours as a bank's would be. */
export type Book = {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  /** The entries first written in the half-open span whose key begins so. */
  list(which: { prefix: string; from: number; until: number }): Promise<readonly unknown[]>;
};
export type BuiltinPayments = Payments & {
  /** What waits for the person on the provider's page. */
  find(reference: string): Promise<Payment | null>;
  /** What the person said there. @returns the message the provider sends about it. */
  authenticate(reference: string, answer: 'confirmed' | 'refused'): Promise<Message>;
  /** What banks do days later. @returns the message the provider sends about it. */
  later(reference: string, news: LaterNews): Promise<Message>;
  /** The named fault for the next calls it fits. */
  inject(fault: Fault, times: number): void;
};
type Parts = { book: Book; clock: Clock; appUrl: string; secret: string; slowMillis?: number };
type Outcome = Exclude<Awaited<ReturnType<Payments['lookUp']>>, Unreachable | { kind: 'unseen' }> | Done;
type Ask = { kind: ActKind; key: string; fault: Fault | null };

const holdMillis = 7 * 24 * 3_600_000;

/** The payment provider that comes with the product: cards are test tokens, the money is play money. */
export function builtinPayments({ book, clock, appUrl, secret, slowMillis = 2_000 }: Parts): BuiltinPayments {
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
  const begin = <Known extends Outcome>(asked: SaveAct, rule: (given: Given) => Ruling<Known>) => {
    const reference = newId('pay');
    const fault = faults.take('authorise') ?? faultOf(asked.cardToken);
    const createdAt = clock.now();
    const captureBefore = createdAt + holdMillis;
    const given = { reference, captureBefore, createdAt, actionUrl: actionUrl(reference) };
    return act({ kind: 'authorise', key: asked.key, fault }, async () => rule(given));
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
  const change = (reference: string, rule: (found: Payment) => Payment | null) =>
    inTurn(async () => {
      const found = await payment.find(reference);
      const changed = found && rule(found);
      if (changed) await payment.keep(changed);
      return messageOf(reference, { secret, now: clock.now() });
    });

  return {
    name: 'builtin',
    holdMillis,
    async identify({ cardToken, payer }) {
      if (kindOf(cardToken) === null) return { kind: 'declined', because: 'unknown-card' };
      return { kind: 'card', card: cardOf(cardToken, payer) };
    },
    authorise: (asked) => begin(asked, (given) => ruleAuthorise(asked, given)),
    save: (asked) => begin(asked, (given) => ruleSave(asked, given)),
    capture: (asked) =>
      later('capture', asked, (found) => ruleCapture(found, asked.amountMinor, clock.now())),
    void: (asked) => later('void', asked, ruleVoid),
    refund: (asked) => later('refund', asked, (found) => ruleRefund(found, asked)),
    lookUp: ({ key }) => inTurn(() => lookUp(key, { book, actionUrl })),
    ...readings({ book, clock, secret, actionUrl }),
    find: payment.find,
    authenticate: (reference, answer) =>
      change(reference, (found) => ruleAnswer(found, answer, clock.now() + holdMillis)),
    later: (reference, news) => change(reference, (found) => ruleLater(found, news)),
    inject: faults.inject,
  };
}

/** What an act came to; one that never arrived is refused from now on. */
async function lookUp(
  key: string,
  { book, actionUrl }: { book: Book; actionUrl: (reference: string) => string },
): Promise<Exclude<Outcome, Done> | { kind: 'unseen' }> {
  const seen = (await book.read(`act:${key}`)) as Exclude<Outcome, Done> | undefined;
  const begun = seen && 'reference' in seen ? await bookOf(book).find(seen.reference) : null;
  if (begun) return standing(begun, actionUrl(begun.reference));
  if (seen) return seen;
  await book.write(`act:${key}`, { kind: 'declined', because: 'never-arrived' } satisfies Declined);
  return { kind: 'unseen' };
}

/** What is only read: nothing here changes the book. */
function readings({
  book,
  clock,
  secret,
  actionUrl,
}: Omit<Parts, 'appUrl'> & {
  actionUrl: (reference: string) => string;
}): Pick<Payments, 'confirm' | 'read' | 'list' | 'hear'> {
  const payment = bookOf(book);
  return {
    async confirm({ reference }) {
      const found = await payment.find(reference);
      return found ? standing(found, actionUrl(reference)) : { kind: 'declined', because: 'unknown-payment' };
    },
    async read(reference) {
      const found = await payment.find(reference);
      return found && pageOf(found);
    },
    async list({ from, until }) {
      const all = (await book.list({ prefix: 'payment:', from, until })) as readonly Payment[];
      return all.map(pageOf);
    },
    hear: async (message) => hear(message, { secret, now: clock.now() }),
  };
}

type Given = Parameters<typeof ruleSave>[1];
type Signing = { readonly secret: string; readonly now: number };

function messageOf(reference: string, { secret, now }: Signing): Message {
  const body = JSON.stringify({ id: newId('evt'), says: 'payment-changed', reference });
  return { body, signature: sign(body, { secret, seconds: Math.floor(now / 1_000) }) };
}

function hear(message: Message, { secret, now }: Signing): Heard {
  const isOurs = isSigned(message, { secret, seconds: Math.floor(now / 1_000) });
  if (!isOurs) return { kind: 'refused', because: 'bad-signature' };
  const { id, says, reference } = JSON.parse(message.body) as Record<'id' | 'says' | 'reference', string>;
  return { kind: 'event', id, says, about: { reference, key: null } };
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
