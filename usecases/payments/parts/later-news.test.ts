import { expect, it } from 'vitest';
import { paymentOfOrder } from '@/db/orders/payments';
import { findViolations } from '@/db/proof/proof';
import { given } from '@/domain/kernel/must';
import type { Payments } from '@/providers/payments/port';
import { gathering } from '../../groups/testing';
import { refreshPayment } from './payment-news';

it('a page that was read before the money was taken does not say that it was taken back', async () => {
  const group = await gathering();
  const { ctx } = group;
  const [ana] = [await group.joined('ana'), await group.joined('ben'), await group.joined('cleo')];
  const payment = given(await paymentOfOrder(ctx.reader, ana.id), 'Ana pays');
  /** Its answer is on its way while the group tips and everybody pays. */
  const payments: Payments = {
    ...ctx.payments,
    async read(reference) {
      const page = await ctx.payments.read(reference);
      await group.joined('dora');
      return page;
    },
  };
  await refreshPayment({ ...ctx, payments }, payment);
  expect(await group.seen(ana)).toMatchObject({ status: 'paid' });
  expect(await paymentOfOrder(ctx.reader, ana.id)).toMatchObject({ status: 'captured', captureLosses: 0 });
  expect(await findViolations(ctx.reader, { now: ctx.clock.now(), isAtRest: false })).toEqual([]);
});
