import type Stripe from 'stripe';
import type { About, Heard, Message } from '../port';
import { toleranceSeconds } from '../signature';
import { idOf } from './intents';

type Listening = {
  readonly webhooks: Stripe['webhooks'];
  /** More than one while the secret is changed over: each of them will do. */
  readonly secrets: readonly string[];
  readonly now: number;
};

/**
 * Whether a message carries a signature of ours made near now. The SDK takes messages from the future as well; we do not, and
 * a replay inside the tolerance is known by its id.
 */
export function hear({ body, signature }: Message, { webhooks, secrets, now }: Listening): Heard {
  const no = { kind: 'refused', because: 'bad-signature' } as const;
  const seconds = Number(/(?:^|,)t=(\d+)/.exec(signature ?? '')?.[1]);
  if (!signature || !(Math.abs(now / 1_000 - seconds) <= toleranceSeconds)) return no;
  const event = secrets
    .map((secret) => verified(webhooks, { body, signature, secret, now }))
    .find((one) => one !== null);
  if (!event) return no;
  return { kind: 'event', id: event.id, says: event.type, about: aboutOf(event.data.object) };
}

type Sealed = { body: string; signature: string; secret: string; now: number };

function verified(
  webhooks: Stripe['webhooks'],
  { body, signature, secret, now }: Sealed,
): Stripe.Event | null {
  try {
    return webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, now);
  } catch {
    return null;
  }
}

/** Intents name our key; charges, refunds and disputes name their intent. */
function aboutOf(object: object): About {
  const about = object as {
    object?: string;
    id?: string;
    metadata?: Record<string, string>;
    payment_intent?: string | { id: string } | null;
  };
  const isIntent = about.object === 'payment_intent' || about.object === 'setup_intent';
  return {
    reference: (isIntent ? about.id : idOf(about.payment_intent)) || null,
    key: (isIntent && about.metadata?.act) || null,
  };
}
