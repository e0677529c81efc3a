import type Stripe from 'stripe';
import type {
  Authorised,
  Declined,
  Done,
  LaterAct,
  LookUp,
  SaveAct,
  Saved,
  Taken,
  Unreachable,
} from '../port';
import { fromProvider, toProvider } from './amounts';
import { type Intent, type IntentOutcome, outcomeOf } from './intents';
import { refundStatusOf } from './standing';
import { type Tried, trying } from './trying';

type Beginning = Omit<LookUp, 'startedAt'>;
type Begun =
  | Authorised
  | Taken
  | Saved
  | Extract<IntentOutcome, { kind: 'action-required' }>
  | Declined
  | Unreachable;

/** The provider forgets our keys after a day; before that the same key finds the same intent. */
const keyKnownMs = 20 * 3_600_000;
const aroundMs = 15 * 60_000;
const charge = { expand: ['latest_charge'] };
const cardsOnly: ['card'] = ['card'];

/**
 * An intent is made first, which moves nothing, and confirmed second. So whoever goes on after an answer was lost makes it
 * again with the same key, reads what it has come to, and closes it where it was never confirmed: a confirmation that is
 * still on its way is refused then.
 */
export async function begin(stripe: Stripe, asked: Beginning): Promise<Begun> {
  const made = await trying(() => make(stripe, asked));
  if (!made.ok) return made.failure;
  const confirmed = await trying(() => confirmIntent(stripe, made.value, asked));
  if (!confirmed.ok) return confirmed.failure;
  const outcome = outcomeOf(confirmed.value);
  return outcome.kind === 'unseen' ? { kind: 'unreachable' } : outcome;
}

export async function lookUp(
  stripe: Stripe,
  { now, ...asked }: LookUp & { now: number },
): Promise<IntentOutcome> {
  const isForgotten = now - asked.startedAt > keyKnownMs;
  const found = isForgotten ? await trying(() => search(stripe, asked)) : null;
  if (found && !found.ok) return found.failure;
  if (found?.value) return closeUnlessBegun(stripe, found.value.id);
  const made = await trying(() => make(stripe, asked));
  return made.ok ? closeUnlessBegun(stripe, made.value.id) : made.failure;
}

export async function readIntent(stripe: Stripe, reference: string): Promise<Tried<Intent>> {
  return trying<Intent>(() => retrieve(stripe, reference));
}

export async function capture(stripe: Stripe, asked: LaterAct): Promise<Done | Declined | Unreachable> {
  const { reference, key, amountMinor, isRepeat } = asked;
  const before = await trying(() => stripe.paymentIntents.retrieve(reference, charge));
  if (!before.ok) return before.failure;
  if (isRepeat && before.value.status === 'succeeded') return capturedOf(before.value, asked);
  const { currency } = before.value;
  const amount_to_capture = toProvider(amountMinor, currency.toUpperCase());
  const done = await trying(() =>
    stripe.paymentIntents.capture(reference, { amount_to_capture }, { idempotencyKey: key }),
  );
  if (done.ok) return { kind: 'done', reference };
  if (done.failure.kind === 'declined' && done.failure.because === wrongState) {
    const after = await trying(() => stripe.paymentIntents.retrieve(reference, charge));
    return after.ok ? capturedOf(after.value, asked) : after.failure;
  }
  return done.failure;
}

export async function cancel(
  stripe: Stripe,
  { reference, key }: Omit<LaterAct, 'amountMinor'>,
): Promise<Done | Declined | Unreachable> {
  const done = await trying<Intent>(() =>
    isSetup(reference)
      ? stripe.setupIntents.cancel(reference, {}, { idempotencyKey: key })
      : stripe.paymentIntents.cancel(reference, {}, { idempotencyKey: key }),
  );
  if (done.ok) return { kind: 'done', reference };
  if (done.failure.kind === 'unreachable') return done.failure;
  const after = await readIntent(stripe, reference);
  if (!after.ok) return after.failure;
  if (after.value.status === 'canceled') return { kind: 'done', reference };
  return after.value.status === 'succeeded'
    ? { kind: 'declined', because: 'already-captured' }
    : done.failure;
}

export async function refund(stripe: Stripe, asked: LaterAct): Promise<Done | Declined | Unreachable> {
  const { reference: payment_intent, key, amountMinor, isRepeat } = asked;
  const known = isRepeat ? await trying(() => findRefund(stripe, asked)) : null;
  if (known && !known.ok) return known.failure;
  if (known?.value) return refundedOf(known.value);
  const intent = await trying(() => stripe.paymentIntents.retrieve(payment_intent));
  if (!intent.ok) return intent.failure;
  const amount = toProvider(amountMinor, intent.value.currency.toUpperCase());
  const made = await trying(() =>
    stripe.refunds.create({ payment_intent, amount, metadata: { act: key } }, { idempotencyKey: key }),
  );
  return made.ok ? refundedOf(made.value) : made.failure;
}

const wrongState = 'payment_intent_unexpected_state';

async function make(stripe: Stripe, asked: Beginning): Promise<Intent> {
  const { key, isSave, savedCard, cardToken, currency, amountMinor } = asked;
  const metadata = { act: key };
  if (isSave) {
    const customer = await stripe.customers.create({ metadata }, { idempotencyKey: `${key}_customer` });
    const card = {
      customer: customer.id,
      payment_method: cardToken,
      allowed_payment_method_types: cardsOnly,
    };
    return stripe.setupIntents.create({ ...card, usage: 'off_session', metadata }, { idempotencyKey: key });
  }
  const [customer, saved] = savedCard?.split('/') ?? [];
  return stripe.paymentIntents.create(
    {
      amount: toProvider(amountMinor, currency),
      currency: currency.toLowerCase(),
      payment_method: saved ?? cardToken,
      ...(customer ? { customer } : {}),
      ...(asked.isTakenAtOnce
        ? { capture_method: 'automatic' as const }
        : { capture_method: 'manual' as const, allowed_payment_method_types: cardsOnly }),
      metadata,
    },
    { idempotencyKey: key },
  );
}

function confirmIntent(stripe: Stripe, { id }: Intent, asked: SaveAct & Beginning): Promise<Intent> {
  const how = { idempotencyKey: `${asked.key}_confirm` };
  if (asked.isSave) return stripe.setupIntents.confirm(id, { return_url: asked.returnUrl }, how);
  const where = asked.savedCard ? { off_session: true } : { return_url: asked.returnUrl };
  return stripe.paymentIntents.confirm(id, { ...where, ...charge }, how);
}

async function closeUnlessBegun(stripe: Stripe, reference: string): Promise<IntentOutcome> {
  const found = await readIntent(stripe, reference);
  if (!found.ok) return found.failure;
  if (found.value.status !== 'requires_confirmation') return outcomeOf(found.value);
  const closed = await trying<Intent>(() =>
    isSetup(reference)
      ? stripe.setupIntents.cancel(reference, { cancellation_reason: 'abandoned' })
      : stripe.paymentIntents.cancel(reference, { cancellation_reason: 'abandoned' }),
  );
  if (closed.ok) return { kind: 'unseen' };
  if (closed.failure.kind === 'unreachable') return closed.failure;
  const after = await readIntent(stripe, reference);
  return after.ok ? outcomeOf(after.value) : after.failure;
}

/** By our own id, among those made around the time it began. */
async function search(stripe: Stripe, { key, startedAt, isSave }: LookUp): Promise<Intent | null> {
  const seconds = (at: number) => Math.floor(at / 1_000);
  const created = { gte: seconds(startedAt - aroundMs), lte: seconds(startedAt + aroundMs) };
  const all: AsyncIterable<Intent> = isSave
    ? stripe.setupIntents.list({ created, limit: 100 })
    : stripe.paymentIntents.list({ created, limit: 100 });
  for await (const intent of all) if (intent.metadata?.act === key) return intent;
  return null;
}

async function findRefund(stripe: Stripe, { reference, key }: LaterAct): Promise<Stripe.Refund | null> {
  for await (const one of stripe.refunds.list({ payment_intent: reference, limit: 100 }))
    if (one.metadata?.act === key) return one;
  return null;
}

function retrieve(stripe: Stripe, reference: string): Promise<Intent> {
  return isSetup(reference)
    ? stripe.setupIntents.retrieve(reference)
    : stripe.paymentIntents.retrieve(reference, charge);
}

function isSetup(reference: string): boolean {
  return reference.startsWith('seti_');
}

function capturedOf(intent: Stripe.PaymentIntent, { amountMinor }: LaterAct): Done | Declined {
  const received = fromProvider(intent.amount_received, intent.currency);
  if (intent.status === 'succeeded' && received === amountMinor)
    return { kind: 'done', reference: intent.id };
  if (intent.status === 'succeeded') return { kind: 'declined', because: 'captured-otherwise' };
  const isExpired = intent.status === 'canceled' && intent.cancellation_reason === 'automatic';
  return { kind: 'declined', because: isExpired ? 'hold-expired' : 'not-authorised' };
}

function refundedOf(made: Stripe.Refund): Done | Declined {
  return refundStatusOf(made) === 'failed'
    ? { kind: 'declined', because: made.failure_reason ?? 'refund-refused' }
    : { kind: 'done', reference: made.id };
}
