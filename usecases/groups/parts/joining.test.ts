import { describe, expect, it } from 'vitest';
import { paymentOfOrder } from '@/db/orders/payments';
import { listLettersTo } from '@/db/outbox';
import { given } from '@/domain/kernel/must';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { counts } from '../../orders/testing';
import { hearPayment } from '../../payments/hear-payment';
import { gathering } from '../testing';

const thu = '2027-03-11T15:00:00Z';
const deadline = instantOf('2027-03-10T15:00:00Z');

/** Three are in; the bank asks the fourth, who says yes at an instant around the deadline. */
async function fourthAt(instant: number) {
  const group = await gathering();
  const { ctx } = group;
  for (const who of ['ana', 'ben', 'cleo']) await group.joined(who);
  const dora = await group.joined('dora', { payment: { method: 'card', token: 'tok_authentication' } });
  const payment = await paymentOfOrder(ctx.reader, dora.id);
  const reference = given(payment?.reference, 'the bank was asked');
  ctx.clock.set(instant);
  await hearPayment(ctx, await ctx.payments.authenticate(reference, 'confirmed'));
  await group.at(instant);
  await group.at(deadline + hourMs);
  const seen = await group.seen(dora);
  const letters = await listLettersTo(ctx.reader, 'dora@example.org');
  const taken = (await ctx.payments.find(reference))?.capturedMinor;
  return {
    ...{ order: seen.status, group: seen.group?.status, vouchers: seen.vouchers?.length ?? 0, taken },
    ...{ rooms: (await counts(ctx, thu)).taken, subjects: letters.map(({ subject }) => subject) },
  };
}

describe('G4: a join around the deadline falls on one side for seats, money and mail', () => {
  it('a payment that gives its word a millisecond before the deadline counts', async () => {
    const { subjects, ...end } = await fourthAt(deadline - 1);
    expect(end).toEqual({ order: 'paid', group: 'tipped', vouchers: 1, taken: 3780, rooms: 4 });
    expect(subjects.filter((subject) => subject.startsWith('Your voucher'))).toHaveLength(1);
  });

  it('a payment that gives its word at the deadline itself is too late', async () => {
    const { subjects, ...end } = await fourthAt(deadline);
    expect(end).toMatchObject({ group: 'failed', vouchers: 0, taken: 0, rooms: 0 });
    expect(end.order).not.toBe('paid');
    expect(subjects.filter((subject) => subject.startsWith('Your voucher'))).toEqual([]);
  });
});
