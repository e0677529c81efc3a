import { instantOf } from '@/domain/time/iso';
import { stripeServer, webhookSecret } from '@/scripts/testing/stripe/run';
import { type FakeClock, fakeClock } from '../clock/fake';
import type { LaterNews } from './builtin-rules';
import { fakePayments } from './fake';
import type { Message, Payments } from './port';
import { stripePayments } from './stripe/stripe';

/** A provider with what people, banks and networks do to it: what the one suite of all providers needs. */
export type Rig = {
  readonly payments: Payments;
  readonly clock: FakeClock;
  readonly secret: string;
  /** The token of a card of this kind, `ok` or `declined` for example; with a suffix another card of the kind. */
  card(kind: string, suffix?: string): string;
  advance(millis: number): Promise<void>;
  authenticate(reference: string, answer: 'confirmed' | 'refused'): Promise<Message[]>;
  later(reference: string, news: LaterNews): Promise<Message[]>;
  /** The next act never arrives there. */
  loseRequest(act: 'authorise' | 'save' | 'capture' | 'refund'): Promise<void>;
  /** The next act is done, and its answer never arrives here. */
  loseAnswer(act: 'authorise' | 'save' | 'capture' | 'refund'): Promise<void>;
  stop(): Promise<void>;
};

const start = instantOf('2027-03-02T00:00:00Z');
/** So long the adapter waits in tests for what will never come. */
const impatientMs = 400;

export async function builtinRig(): Promise<Rig> {
  const clock = fakeClock(start);
  const payments = fakePayments(clock);
  return {
    payments,
    clock,
    secret: 'secret of the fake provider',
    card: (kind, suffix) => `tok_${kind}${suffix ? `_${suffix}` : ''}`,
    advance: async (millis) => clock.advance(millis),
    authenticate: async (reference, answer) => [await payments.authenticate(reference, answer)],
    later: async (reference, news) => [await payments.later(reference, news)],
    loseRequest: async () => payments.inject('timeout_before', 1),
    loseAnswer: async () => payments.inject('timeout_after', 1),
    stop: async () => undefined,
  };
}

export async function stripeRig(): Promise<Rig> {
  const clock = fakeClock(start);
  const server = await stripeServer();
  await server.setClock(start);
  const payments = await stripePayments({
    secretKey: 'sk_test_ours',
    webhookSecrets: [webhookSecret],
    clock,
    apiUrl: server.url,
    timeoutMs: impatientMs,
    retries: 0,
  });
  const path = { authorise: 'confirm', save: 'confirm', capture: 'capture', refund: 'refunds' };
  return {
    payments,
    clock,
    secret: webhookSecret,
    card: (kind, suffix) => `pm_${kind}${suffix ? `_${suffix}` : ''}`,
    async advance(millis) {
      clock.advance(millis);
      await server.setClock(clock.now());
    },
    async authenticate(reference, answer) {
      await server.authenticate(reference, answer);
      return server.messages();
    },
    async later(reference, news) {
      await server.later(reference, news);
      return server.messages();
    },
    loseRequest: (act) => server.fault('timeout-before', path[act]),
    loseAnswer: (act) => server.fault('timeout-after', path[act]),
    stop: server.stop,
  };
}
