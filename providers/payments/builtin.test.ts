import { expect, it } from 'vitest';
import { minor } from '@/domain/money/money';
import { fakeClock } from '../clock/fake';
import { fakePayments } from './fake';

const payments = fakePayments(fakeClock(Date.UTC(2027, 2, 2)));
const act = (key: string, cardToken: string) => ({
  key,
  amountMinor: minor(5_000),
  currency: 'USD',
  cardToken,
  savedCard: null,
  isTakenAtOnce: false,
  payer: 'person_ana',
  returnUrl: 'http://localhost:3000/orders/order_1',
});

it('takes its time with tok_slow', async () => {
  expect(await payments.authorise(act('slow', 'tok_slow'))).toMatchObject({ kind: 'authorised' });
});

it('is silent before and after it acted with cards that say so', async () => {
  expect(await payments.authorise(act('before', 'tok_timeout_before'))).toEqual({ kind: 'unreachable' });
  expect(await payments.authorise(act('after', 'tok_timeout_after'))).toEqual({ kind: 'unreachable' });
  expect(await payments.authorise(act('after', 'tok_timeout_after'))).toMatchObject({ kind: 'authorised' });
});

it('gives a token without a suffix to the payer as the only card', async () => {
  const card = async (payer: string) =>
    JSON.stringify(await payments.identify({ cardToken: 'tok_ok', payer }));
  expect(await card('ana')).toBe(await card('ana'));
  expect(await card('ana')).not.toBe(await card('bo'));
});

it('meets the faults it was told to, each as often as told', async () => {
  payments.inject('declined', 1);
  payments.inject('capture_fails', 1);
  expect(await payments.authorise(act('told', 'tok_ok'))).toMatchObject({ kind: 'declined' });
  const held = await payments.authorise(act('again', 'tok_ok'));
  if (held.kind !== 'authorised') throw new Error(held.kind);
  const capture = (key: string) =>
    payments.capture({ key, reference: held.reference, amountMinor: minor(1) });
  expect(await capture('first')).toMatchObject({ kind: 'declined' });
  expect(await capture('second')).toMatchObject({ kind: 'done' });
});

it('leaves a capture that is to go wrong to its own call, also where it could be done with the hold', async () => {
  payments.inject('capture_fails', 1);
  const held = await payments.authorise({ ...act('both', 'tok_ok'), captureKey: 'both_capture' });
  if (held.kind !== 'authorised') throw new Error(held.kind);
  expect(held.captured).toBeUndefined();
  const capture = { key: 'both_capture', reference: held.reference, amountMinor: minor(5_000) };
  expect(await payments.capture(capture)).toMatchObject({ kind: 'declined' });
});
