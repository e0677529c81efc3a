import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { given } from '@/domain/kernel/must';
import { minor } from '@/domain/money/money';
import type { DoorFault } from '@/scripts/testing/stripe/faults';
import { type StripeServer, stripeServer, webhookSecret } from '@/scripts/testing/stripe/run';
import { fakeClock } from '../../clock/fake';
import type { AuthoriseAct, Payments } from '../port';
import { sign } from '../signature';
import { stripePayments } from './stripe';

// The faults of trust.md 2.3 that are met at the provider's door, by their numbers there; those of a whole purchase
// are in usecases/payments/faults.test.ts.
const now = Date.UTC(2027, 2, 2);
const clock = fakeClock(now);
let server: StripeServer;
let patient: Payments;
let impatient: Payments;
let keys = 0;

beforeAll(async () => {
  server = await stripeServer({ slowMs: 600 });
  await server.setClock(now);
  const parts = {
    secretKey: 'sk_test_ours',
    webhookSecrets: ['whsec_new', webhookSecret],
    clock,
    apiUrl: server.url,
    timeoutMs: 300,
  };
  patient = await stripePayments({ ...parts, retries: 2 });
  impatient = await stripePayments({ ...parts, retries: 0 });
});
afterAll(() => server.stop());
beforeEach(() => server.clearFaults());

function act(card = 'pm_ok'): AuthoriseAct {
  keys += 1;
  return {
    key: `act_${keys}`,
    amountMinor: minor(4_200),
    currency: 'EUR',
    cardToken: card,
    savedCard: null,
    isTakenAtOnce: false,
    payer: 'person_ana',
    returnUrl: 'http://localhost:3000/orders/order_1',
  };
}
const lookUp = (asked: AuthoriseAct) => impatient.lookUp({ ...asked, startedAt: now, isSave: false });
const capture = (reference: string, amountMinor: number, key = `${reference}_capture`) =>
  impatient.capture({ key, reference, amountMinor: minor(amountMinor) });
async function held(card = 'pm_ok') {
  const answer = await impatient.authorise(act(card));
  if (answer.kind !== 'authorised') throw new Error(answer.kind);
  return answer.reference;
}
async function intentsOf({ key }: AuthoriseAct) {
  return Object.values((await server.book()).intents).filter((one) => one.metadata.act === key);
}

describe('an answer that never comes is an outcome nobody knows', () => {
  it.each<[number, string, DoorFault, string]>([
    [1, 'a time-out before the provider acts', 'timeout-before', 'unseen'],
    [2, 'a time-out after it acted', 'timeout-after', 'authorised'],
    [3, 'a connection reset in the middle of the answer', 'reset-mid-answer', 'authorised'],
    [6, '200 with half of its JSON', 'truncated-json', 'authorised'],
    [7, 'a page of HTML with 200', 'html', 'authorised'],
    [28, 'an answer slower than anybody waits', 'slow', 'authorised'],
  ])('fault %i: %s', async (...[, , fault, truth]) => {
    const asked = act();
    // A reset is tried again once by itself, whatever is set.
    await server.fault(fault, 'confirm', fault === 'reset-mid-answer' ? 2 : 1);
    expect(await impatient.authorise(asked)).toEqual({ kind: 'unreachable' });
    expect((await lookUp(asked)).kind).toBe(truth);
    expect(await intentsOf(asked)).toHaveLength(1);
  });

  it('fault 1: also where not even the intent was made, and no intent is left open', async () => {
    const asked = act();
    await server.fault('timeout-before', 'payment_intents');
    expect(await impatient.authorise(asked)).toEqual({ kind: 'unreachable' });
    expect(await lookUp(asked)).toEqual({ kind: 'unseen' });
    expect((await intentsOf(asked)).map((one) => one.status)).toEqual(['canceled']);
  });

  it('is found by our id after a day, when the provider has forgotten our key', async () => {
    const asked = act();
    await server.fault('timeout-after', 'confirm');
    expect(await impatient.authorise(asked)).toEqual({ kind: 'unreachable' });
    const lateClock = fakeClock(now + 30 * 3_600_000);
    const late = await stripePayments({
      secretKey: 'sk_test_ours',
      webhookSecrets: [webhookSecret],
      clock: lateClock,
      apiUrl: server.url,
    });
    const found = await late.lookUp({ ...asked, startedAt: now, isSave: false });
    expect(found).toMatchObject({ kind: 'authorised' });
  });
});

describe('what passes is waited for', () => {
  it.each<[number, string, DoorFault]>([
    [4, '500, then success', 'error-500'],
    [4, '502, then success', 'error-502'],
    [4, '503, then success', 'error-503'],
    [5, '429 with Retry-After', 'too-busy'],
    [25, 'the same key refused while it is in progress', 'key-in-use'],
  ])('fault %i: %s', async (_number, _says, fault) => {
    const asked = act();
    await server.fault(fault, 'confirm');
    expect(await patient.authorise(asked)).toMatchObject({ kind: 'authorised' });
    expect(await intentsOf(asked)).toHaveLength(1);
  });

  it('fault 25: the same key is answered from the cache', async () => {
    const asked = act();
    const first = await patient.authorise(asked);
    expect(await patient.authorise(asked)).toEqual(first);
    expect(await intentsOf(asked)).toHaveLength(1);
  });

  it('fault 25: a key in progress for too long is an outcome nobody knows', async () => {
    const asked = act();
    await server.fault('key-in-use', 'confirm');
    expect(await impatient.authorise(asked)).toEqual({ kind: 'unreachable' });
  });
});

describe('the provider says no, or something else than was asked', () => {
  it('fault 8: a decline, with its reason', async () => {
    expect(await impatient.authorise(act('pm_declined'))).toEqual({
      kind: 'declined',
      because: 'generic_decline',
    });
  });

  it('fault 10: less is held than was asked', async () => {
    await server.fault('less-held', 'confirm');
    expect(await impatient.authorise(act())).toMatchObject({ kind: 'authorised', heldMinor: 2_100 });
  });

  it('fault 11: it is held in another currency', async () => {
    await server.fault('other-currency', 'confirm');
    expect(await impatient.authorise(act())).toMatchObject({ kind: 'authorised', currency: 'USD' });
  });

  it('fault 20: a hold that ended before it was captured', async () => {
    expect(await capture(await held('pm_hold_expires'), 1)).toEqual({
      kind: 'declined',
      because: 'hold-expired',
    });
  });

  it('fault 23: what a capture leaves is let go', async () => {
    const reference = await held();
    expect(await capture(reference, 3_780)).toMatchObject({ kind: 'done' });
    expect(await impatient.read(reference)).toMatchObject({ status: 'captured', capturedMinor: 3_780 });
    expect((await capture(reference, 420, 'the_rest')).kind).toBe('declined');
  });

  it('fault 24: a second capture, a void of what was captured, more back than was taken', async () => {
    const reference = await held();
    await capture(reference, 4_200);
    expect(await capture(reference, 100, 'again')).toMatchObject({ kind: 'declined' });
    expect(await impatient.void({ key: 'void', reference })).toMatchObject({ kind: 'declined' });
    const more = { key: 'more', reference, amountMinor: minor(4_201) };
    expect(await impatient.refund(more)).toMatchObject({ kind: 'declined' });
    expect(await impatient.read(reference)).toMatchObject({ capturedMinor: 4_200, refunds: [] });
  });
});

describe('messages', () => {
  const seconds = now / 1_000;
  async function message() {
    await server.messages();
    await server.later(await held(), 'disputed');
    return given((await server.messages()).at(-1), 'it is told');
  }
  const hear = async (body: string, signature: string) => (await impatient.hear({ body, signature })).kind;

  it('fault 17: signed yesterday, or an hour ahead', async () => {
    const { body, signature } = await message();
    expect(await hear(body, signature ?? '')).toBe('event');
    for (const at of [seconds - 86_400, seconds + 3_600])
      expect(await hear(body, sign(body, { secret: webhookSecret, seconds: at }))).toBe('refused');
  });

  it('fault 18: a bad signature, and the old secret while it is changed over', async () => {
    const { body } = await message();
    expect(await hear(body, sign(body, { secret: 'whsec_guessed', seconds }))).toBe('refused');
    expect(await hear(body, sign(body, { secret: 'whsec_new', seconds }))).toBe('event');
    expect(await hear(body, sign(body, { secret: webhookSecret, seconds }))).toBe('event');
  });
});

it('keeps its book through a power cut', async () => {
  const reference = await held();
  await server.kill();
  expect(await impatient.read(reference)).toEqual({ kind: 'unreachable' });
  await server.start();
  expect(await impatient.read(reference)).toMatchObject({ status: 'authorised', heldMinor: 4_200 });
});
