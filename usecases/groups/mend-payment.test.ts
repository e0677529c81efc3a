import { expect, it } from 'vitest';
import { mendPayment } from './mend-payment';
import { mendPaymentInput } from './mend-payment.input';
import { gathering } from './testing';

it('an order whose card did not fail has nothing to mend', async () => {
  const group = await gathering();
  const { id, accessToken } = await group.joined('ana');
  const input = mendPaymentInput.parse({ id, accessToken, payment: { method: 'card', token: 'tok_ok_2' } });
  expect(await mendPayment(group.ctx, input)).toMatchObject({ refusal: { reason: 'nothing-to-mend' } });
});

it('a stranger does not find it', async () => {
  const group = await gathering();
  const { id } = await group.joined('ana');
  const input = mendPaymentInput.parse({ id, payment: { method: 'card', token: 'tok_ok_2' } });
  expect(await mendPayment(group.ctx, input)).toMatchObject({ refusal: { reason: 'not-found' } });
});
