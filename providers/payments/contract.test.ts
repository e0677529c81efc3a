import { describe, expect, it } from 'vitest';
import { minor } from '@/domain/money/money';
import { type FakeClock, fakeClock } from '../clock/fake';
import type { BuiltinPayments } from './builtin';
import { fakePayments } from './fake';

const makers: [string, (clock: FakeClock) => BuiltinPayments][] = [['fake', fakePayments]];
const week = 7 * 24 * 3_600_000;
let keys = 0;
const key = () => {
  keys += 1;
  return `act_${keys}`;
};

describe.each(makers)('%s', (_name, make) => {
  const world = () => {
    const clock = fakeClock(Date.UTC(2027, 2, 2));
    const payments = make(clock);
    const asked = (cardToken: string, amount: number, by: string) => ({
      key: by,
      amountMinor: minor(amount),
      currency: 'USD',
      cardToken,
      savedCard: null,
      payer: 'person_ana',
      returnUrl: 'http://localhost:3000/orders/order_1',
    });
    const authorise = (cardToken: string, amount = 5_000, by = key()) =>
      payments.authorise(asked(cardToken, amount, by));
    const lookUp = (by: string, cardToken = 'tok_ok') =>
      payments.lookUp({ ...asked(cardToken, 1, by), startedAt: clock.now(), isSave: false });
    const held = async (cardToken = 'tok_ok') => {
      const answer = await authorise(cardToken);
      if (answer.kind !== 'authorised') throw new Error(answer.kind);
      return answer.reference;
    };
    return { clock, payments, authorise, lookUp, held };
  };
  const amount = (value: number) => minor(value);

  it('holds money for at least as long as it says', async () => {
    const { clock, payments, authorise } = world();
    const answer = await authorise('tok_ok');
    expect(payments.holdMillis).toBe(week);
    expect(answer).toMatchObject({ kind: 'authorised', captureBefore: clock.now() + week });
  });

  it.each([
    ['tok_declined', 'card-declined'],
    ['tok_declined_4', 'card-declined'],
    ['tok_nothing_we_know', 'unknown-card'],
    ['4111111111111111', 'unknown-card'],
  ])('declines %s', async (token, because) => {
    expect(await world().authorise(token)).toEqual({ kind: 'declined', because });
  });

  it('gives the same key the same answer and acts once', async () => {
    const { payments, authorise, held } = world();
    const first = await authorise('tok_ok', 5_000, 'same');
    expect(await authorise('tok_ok', 5_000, 'same')).toEqual(first);
    const reference = await held();
    const act = { key: 'cap', reference, amountMinor: amount(3_000) };
    const copies = await Promise.all(Array.from({ length: 20 }, () => payments.capture(act)));
    expect(new Set(copies.map((copy) => JSON.stringify(copy))).size).toBe(1);
    expect((await payments.find(reference))?.capturedMinor).toBe(3_000);
  });

  it('never captures more than was authorised', async () => {
    const { payments, held } = world();
    const reference = await held();
    const more = { kind: 'declined', because: 'more-than-authorised' };
    expect(await payments.capture({ key: key(), reference, amountMinor: amount(5_001) })).toEqual(more);
    expect(await payments.capture({ key: key(), reference, amountMinor: amount(4_000) })).toMatchObject({
      kind: 'done',
    });
    expect(await payments.capture({ key: key(), reference, amountMinor: amount(1_001) })).toEqual(more);
  });

  it('never refunds more than was captured', async () => {
    const { payments, held } = world();
    const reference = await held();
    await payments.capture({ key: key(), reference, amountMinor: amount(4_000) });
    expect(await payments.refund({ key: key(), reference, amountMinor: amount(4_000) })).toMatchObject({
      kind: 'done',
    });
    expect(await payments.refund({ key: key(), reference, amountMinor: amount(1) })).toMatchObject({
      kind: 'declined',
    });
  });

  it('voids what was not captured, and captures nothing after', async () => {
    const { payments, held } = world();
    const reference = await held();
    expect(await payments.void({ key: key(), reference })).toMatchObject({ kind: 'done' });
    expect(await payments.capture({ key: key(), reference, amountMinor: amount(1) })).toMatchObject({
      kind: 'declined',
    });
    const taken = await held();
    await payments.capture({ key: key(), reference: taken, amountMinor: amount(1) });
    expect(await payments.void({ key: key(), reference: taken })).toMatchObject({ kind: 'declined' });
  });

  it('lets a hold go when its time is over', async () => {
    const { clock, payments, held } = world();
    const reference = await held();
    clock.advance(week);
    expect(await payments.capture({ key: key(), reference, amountMinor: amount(1) })).toEqual({
      kind: 'declined',
      because: 'hold-expired',
    });
  });

  it.each(['tok_capture_fails', 'tok_hold_expires_2'])('holds %s but does not capture it', async (token) => {
    const { payments, held } = world();
    const act = { key: key(), reference: await held(token), amountMinor: amount(1) };
    expect(await payments.capture(act)).toMatchObject({ kind: 'declined' });
  });

  it('captures tok_refund_fails but does not refund it', async () => {
    const { payments, held } = world();
    const reference = await held('tok_refund_fails');
    await payments.capture({ key: key(), reference, amountMinor: amount(100) });
    expect(await payments.refund({ key: key(), reference, amountMinor: amount(100) })).toMatchObject({
      kind: 'declined',
    });
  });

  it('has never seen what timed out before it arrived, and refuses it should it come later', async () => {
    const { payments, authorise, lookUp } = world();
    expect(await authorise('tok_timeout_before', 1, 'before')).toEqual({ kind: 'unreachable' });
    expect(await lookUp('before')).toEqual({ kind: 'unseen' });
    expect(await authorise('tok_ok', 1, 'before')).toMatchObject({ kind: 'declined' });
    expect(await payments.list({ from: 0, until: Number.MAX_SAFE_INTEGER })).toEqual([]);
  });

  it('knows what timed out after it acted, and repeats it', async () => {
    const { authorise, lookUp } = world();
    expect(await authorise('tok_timeout_after', 1, 'after')).toEqual({ kind: 'unreachable' });
    expect(await lookUp('after')).toMatchObject({ kind: 'authorised' });
    expect(await authorise('tok_timeout_after', 1, 'after')).toMatchObject({ kind: 'authorised' });
  });

  it('takes its time with tok_slow', async () => {
    expect(await world().authorise('tok_slow')).toMatchObject({ kind: 'authorised' });
  });

  it('waits for the person where strong authentication is asked for', async () => {
    const { payments, authorise } = world();
    const answer = await authorise('tok_authentication');
    if (answer.kind !== 'action-required') throw new Error(answer.kind);
    expect(answer.actionUrl).toContain('/dev/pay?reference=');
    const { reference } = answer;
    expect(await payments.confirm({ key: key(), reference })).toEqual(answer);
    expect(await payments.capture({ key: key(), reference, amountMinor: amount(1) })).toMatchObject({
      kind: 'declined',
    });
    await payments.authenticate(reference, 'confirmed');
    expect(await payments.confirm({ key: key(), reference })).toMatchObject({
      kind: 'authorised',
      reference,
    });
    await payments.authenticate(reference, 'refused');
    expect(await payments.confirm({ key: key(), reference })).toMatchObject({ kind: 'authorised' });
  });

  it('tells cards apart by suffix, else by payer', async () => {
    const { payments } = world();
    const card = async (cardToken: string, payer: string) =>
      JSON.stringify(await payments.identify({ cardToken, payer }));
    expect(await card('tok_ok', 'ana')).not.toBe(await card('tok_ok', 'bo'));
    expect(await card('tok_ok_7', 'ana')).toBe(await card('tok_ok_7', 'bo'));
    expect(await card('tok_ok_7', 'ana')).not.toBe(await card('tok_ok_8', 'ana'));
    expect(await card('tok_wrong', 'ana')).toContain('declined');
  });

  it('meets the faults it was told to, each as often as told', async () => {
    const { payments, authorise, held } = world();
    payments.inject('declined', 1);
    payments.inject('capture_fails', 1);
    expect(await authorise('tok_ok')).toMatchObject({ kind: 'declined' });
    const reference = await held();
    expect(await payments.capture({ key: key(), reference, amountMinor: amount(1) })).toMatchObject({
      kind: 'declined',
    });
    expect(await payments.capture({ key: key(), reference, amountMinor: amount(1) })).toMatchObject({
      kind: 'done',
    });
    payments.inject('timeout_after', 1);
    expect(await payments.refund({ key: 'lost', reference, amountMinor: amount(1) })).toEqual({
      kind: 'unreachable',
    });
    const again = { key: 'lost', reference, amountMinor: amount(1), isRepeat: true };
    expect(await payments.refund(again)).toMatchObject({ kind: 'done' });
  });
});
