import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@/domain/kernel/id';
import type { Clock } from '../clock/port';
import {
  canHold,
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
  ruleCaptureToo,
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
  /** The entries first written in the half-open span whose key begins so. */
  list(which: { prefix: string; from: number; until: number }): Promise<readonly unknown[]>;
  /** What is read and written in `work` is one entry: nobody else, of any process, works on the same matter meanwhile. */
  turn<Value>(matter: string, work: (page: Page) => Promise<Value>): Promise<Value>;
};
export type Page = Pick<Book, 'read'> & { write(entries: Entries): Promise<void> };
type Entries = Readonly<Record<string, unknown>>;
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
type Ask = { kind: ActKind; key: string; matter: string; fault: Fault | null };

const holdMillis = 7 * 24 * 3_600_000;

/** The payment provider that comes with the product: cards are test tokens, the money is play money. */
export function builtinPayments({ book, clock, appUrl, secret, slowMillis = 2_000 }: Parts): BuiltinPayments {
  const faults = faultLine();
  const actionUrl = (reference: string) => `${appUrl}/dev/pay?reference=${reference}`;

  const act = async <Known extends Outcome>(ask: Ask, rule: (page: Page) => Promise<Ruling<Known>>) => {
    if (ask.fault === 'slow') await pause(slowMillis);
    if (ask.fault === 'timeout_before') return { kind: 'unreachable' } as const;
    return book.turn(ask.matter, async (page) => {
      const seen = await page.read(`act:${ask.key}`);
      if (seen) return seen as Known;
      const ruling = refusalOf(ask.fault) ?? (await rule(page));
      await page.write(entriesOf(ask.key, ruling));
      return ask.fault === 'timeout_after' ? ({ kind: 'unreachable' } as const) : (ruling.outcome as Known);
    });
  };
  const begin = <Known extends Outcome>(asked: SaveAct, rule: (given: Given) => Ruling<Known>) => {
    const reference = newId('pay');
    const fault = faults.take('authorise') ?? faultOf(asked.cardToken);
    const createdAt = clock.now();
    const captureBefore = createdAt + holdMillis;
    const given = { reference, captureBefore, createdAt, actionUrl: actionUrl(reference) };
    return act({ kind: 'authorise', key: asked.key, matter: asked.key, fault }, async () => rule(given));
  };
  const later = (
    kind: ActKind,
    of: { key: string; reference: string },
    rule: (found: Payment) => ReturnType<typeof ruleVoid>,
  ) =>
    act({ kind, key: of.key, matter: of.reference, fault: faults.take(kind) }, async (page) => {
      const found = await findPayment(page, of.reference);
      return found ? rule(found) : no('unknown-payment');
    });
  const change = (reference: string, rule: (found: Payment) => Payment | null) =>
    book.turn(reference, async (page) => {
      const found = await findPayment(page, reference);
      const changed = found && rule(found);
      if (changed) await page.write(entryOf(changed));
      return messageOf(reference, { secret, now: clock.now() });
    });

  return {
    name: 'builtin',
    holdMillis,
    async identify({ cardToken, payer }) {
      if (kindOf(cardToken) === null) return { kind: 'declined', because: 'unknown-card' };
      return { kind: 'card', card: cardOf(cardToken, payer), canHold: canHold(cardToken) };
    },
    authorise: (asked) =>
      begin(asked, (given) => {
        const held = ruleAuthorise(asked, given);
        const isAlone = !asked.captureKey || faults.isDue('capture');
        return isAlone ? held : ruleCaptureToo(held, asked.captureKey, given.createdAt);
      }),
    save: (asked) => begin(asked, (given) => ruleSave(asked, given)),
    capture: (asked) =>
      later('capture', asked, (found) => ruleCapture(found, asked.amountMinor, clock.now())),
    void: (asked) => later('void', asked, ruleVoid),
    refund: (asked) => later('refund', asked, (found) => ruleRefund(found, asked)),
    lookUp: ({ key }) => book.turn(key, (page) => lookUp(key, { page, actionUrl })),
    ...readings({ book, clock, secret, actionUrl }),
    find: (reference) => findPayment(book, reference),
    authenticate: (reference, answer) =>
      change(reference, (found) => ruleAnswer(found, answer, clock.now() + holdMillis)),
    later: (reference, news) => change(reference, (found) => ruleLater(found, news)),
    inject: faults.inject,
  };
}

/** What an act came to; one that never arrived is refused from now on. */
async function lookUp(
  key: string,
  { page, actionUrl }: { page: Page; actionUrl: (reference: string) => string },
): Promise<Exclude<Outcome, Done> | { kind: 'unseen' }> {
  const seen = (await page.read(`act:${key}`)) as Exclude<Outcome, Done> | undefined;
  const begun = seen && 'reference' in seen ? await findPayment(page, seen.reference) : null;
  if (begun) return standing(begun, actionUrl(begun.reference));
  if (seen) return seen;
  await page.write({ [`act:${key}`]: { kind: 'declined', because: 'never-arrived' } satisfies Declined });
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
  return {
    async confirm({ reference }) {
      const found = await findPayment(book, reference);
      return found ? standing(found, actionUrl(reference)) : { kind: 'declined', because: 'unknown-payment' };
    },
    async read(reference) {
      const found = await findPayment(book, reference);
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

async function findPayment(book: Pick<Book, 'read'>, reference: string): Promise<Payment | null> {
  return ((await book.read(`payment:${reference}`)) as Payment | undefined) ?? null;
}

function entriesOf(key: string, { payment, outcome, also }: Ruling<Outcome>): Entries {
  const other = also ? { [`act:${also.key}`]: also.outcome } : {};
  return { [`act:${key}`]: outcome, ...other, ...entryOf(payment) };
}

function entryOf(payment: Payment | null): Entries {
  return payment ? { [`payment:${payment.reference}`]: payment } : {};
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
