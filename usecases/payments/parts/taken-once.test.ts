import { expect, it } from 'vitest';
import { paymentOfOrder } from '@/db/orders/payments';
import { findViolations } from '@/db/proof/proof';
import { refundsOfOrder } from '@/db/refunds/refunds';
import { spa } from '@/db/scenes/quiet-tuesday-spa';
import { given } from '@/domain/kernel/must';
import type { Payments } from '@/providers/payments/port';
import { gathering } from '../../groups/testing';
import { cancelOrder } from '../../orders/cancel-order';
import { placeOrder } from '../../orders/place-order';
import { placeOrderInput } from '../../orders/place-order.input';

it('money that is taken while its payer cancels is taken once and given back once', async () => {
  const group = await gathering();
  const { ctx } = group;
  const [ana] = [await group.joined('ana'), await group.joined('ben'), await group.joined('cleo')];
  const { reference } = given(await paymentOfOrder(ctx.reader, ana.id), 'Ana pays');
  /**
   * Ana cancels after the provider took her money, and before we hear that it did. The clock of the machine that serves her is a
   * second behind, so that to let her money go seems to have been asked for before it was taken.
   */
  const cancelled = async () => {
    ctx.clock.advance(-1_000);
    await cancelOrder(ctx, { id: ana.id, accessToken: ana.accessToken });
    ctx.clock.advance(1_000);
  };
  const payments: Payments = {
    ...ctx.payments,
    async capture(asked) {
      const outcome = await ctx.payments.capture(asked);
      if (asked.reference === reference) await cancelled();
      return outcome;
    },
  };
  const last = placeOrderInput.parse({
    dealId: spa.dealId,
    start: '2027-03-11T15:00:00Z',
    as: 'group',
    seenPrice: { amount: 3780, currency: 'EUR' },
    payment: { method: 'card', token: 'tok_ok_dora' },
    email: 'dora@example.org',
  });
  expect(await placeOrder({ ...ctx, payments }, last)).toMatchObject({ ok: true });
  await group.at(ctx.clock.now());
  expect(await refundsOfOrder(ctx.reader, ana.id)).toMatchObject([
    { refund: { amountMinor: 3780, status: 'confirmed' } },
  ]);
  expect(await findViolations(ctx.reader, { now: ctx.clock.now(), isAtRest: true })).toEqual([]);
});
