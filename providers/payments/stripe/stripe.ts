import type Stripe from 'stripe';
import { minor } from '@/domain/money/money';
import type { Clock } from '../../clock/port';
import type { Payments, Standing } from '../port';
import { begin, cancel, capture, lookUp, readIntent, refund } from './acts';
import { holdMillis, outcomeOf } from './intents';
import { hear } from './messages';
import { standingOf } from './standing';
import { trying } from './trying';

export type StripeParts = {
  readonly secretKey: string;
  /** Signing secrets of the webhook, several while one is changed over. */
  readonly webhookSecrets: readonly string[];
  readonly clock: Clock;
  /** Another address than Stripe's own: a server of ours that speaks its language. */
  readonly apiUrl?: string | null;
  /** One try of a call, milliseconds. */
  readonly timeoutMs?: number;
  readonly retries?: number;
};

/** Cards by Stripe: the SDK is loaded only where it is asked for. */
export async function stripePayments(parts: StripeParts): Promise<Payments> {
  const { default: Sdk } = await import('stripe');
  const stripe = new Sdk(parts.secretKey, {
    ...addressOf(parts.apiUrl ?? null),
    timeout: parts.timeoutMs ?? 10_000,
    maxNetworkRetries: parts.retries ?? 1,
    telemetry: false,
  });
  const { clock } = parts;
  return {
    name: 'stripe',
    holdMillis,
    ...acts(stripe, clock),
    identify: (asked) => identify(stripe, asked),
    async read(reference) {
      const found = await readIntent(stripe, reference);
      if (found.ok) {
        const standing = await trying(() => standingOf(stripe, found.value));
        return standing.ok ? standing.value : { kind: 'unreachable' };
      }
      return found.failure.kind === 'declined' ? null : found.failure;
    },
    async list(span) {
      const listed = await trying(() => listStandings(stripe, span));
      return listed.ok ? listed.value : { kind: 'unreachable' };
    },
    hear: async (message) =>
      hear(message, { webhooks: stripe.webhooks, secrets: parts.webhookSecrets, now: clock.now() }),
  };
}

type Acts = Pick<Payments, 'authorise' | 'save' | 'confirm' | 'capture' | 'void' | 'refund' | 'lookUp'>;

function acts(stripe: Stripe, clock: Clock): Acts {
  return {
    authorise: async (asked) => {
      const outcome = await begin(stripe, { ...asked, isSave: false });
      return outcome.kind === 'saved' ? { kind: 'unreachable' } : outcome;
    },
    save: async (asked) => {
      const nothing = { amountMinor: minor(0), currency: '', savedCard: null, isTakenAtOnce: false };
      const outcome = await begin(stripe, { ...asked, ...nothing, isSave: true });
      const isOther = outcome.kind === 'authorised' || outcome.kind === 'taken';
      return isOther ? { kind: 'unreachable' } : outcome;
    },
    async confirm({ reference }) {
      const found = await readIntent(stripe, reference);
      if (!found.ok) return found.failure;
      const outcome = outcomeOf(found.value);
      return outcome.kind === 'unseen' ? { kind: 'declined', because: 'voided' } : outcome;
    },
    capture: (asked) => capture(stripe, asked),
    void: (asked) => cancel(stripe, asked),
    refund: (asked) => refund(stripe, asked),
    lookUp: (asked) => lookUp(stripe, { ...asked, now: clock.now() }),
  };
}

/** What is no card cannot be held: banks and wallets push the money. Where it has no mark of its own, it is its payer's. */
async function identify(
  stripe: Stripe,
  { cardToken, payer }: Parameters<Payments['identify']>[0],
): ReturnType<Payments['identify']> {
  if (!cardToken.startsWith('pm_')) return { kind: 'declined', because: 'unknown-card' };
  const found = await trying(() => stripe.paymentMethods.retrieve(cardToken));
  if (!found.ok)
    return found.failure.kind === 'declined' ? { kind: 'declined', because: 'unknown-card' } : found.failure;
  const { type, card } = found.value;
  if (type !== 'card') return { kind: 'card', card: `${type}_of_${payer}`, canHold: false };
  return card?.fingerprint
    ? { kind: 'card', card: `card_${card.fingerprint}`, canHold: true }
    : { kind: 'declined', because: 'unknown-card' };
}

async function listStandings(stripe: Stripe, span: { from: number; until: number }): Promise<Standing[]> {
  const created = { gte: Math.floor(span.from / 1_000), lt: Math.ceil(span.until / 1_000) };
  const standings: Standing[] = [];
  const all = stripe.paymentIntents.list({ created, limit: 100, expand: ['data.latest_charge'] });
  for await (const intent of all) standings.push(await standingOf(stripe, intent));
  return standings;
}

function addressOf(apiUrl: string | null) {
  if (!apiUrl) return {};
  const { hostname, port, protocol } = new URL(apiUrl);
  return { host: hostname, port: Number(port), protocol: protocol === 'https:' ? 'https' : 'http' } as const;
}
