import { expect, it } from 'vitest';
import { instantOf } from '@/domain/time/iso';
import { getPledge } from './get-pledge';
import { gathering } from './testing';

it('whoever pledged sees the hours, until when it waits, and what became of it; a stranger sees nothing', async () => {
  const group = await gathering();
  const { id, accessToken } = await group.pledged('ana', { starts: ['2027-03-10T15:00:00Z'] });
  expect(await getPledge(group.ctx, { id })).toEqual({ ok: false, refusal: { reason: 'not-found' } });
  expect(await getPledge(group.ctx, { id, accessToken })).toMatchObject({
    value: {
      hours: [{ local: '2027-03-10T15:00', isOpen: true }],
      ceiling: { amount: 4000, currency: 'EUR' },
      decidesAt: '2027-03-09T15:00:00Z',
      outcome: null,
      order: { id, as: 'pledge', status: 'authorised' },
    },
  });
  await group.at(instantOf('2027-03-09T15:00:00Z'));
  expect(await getPledge(group.ctx, { id, accessToken })).toMatchObject({
    value: {
      hours: [{ isOpen: false }],
      outcome: { kind: 'none', hours: [{ local: '2027-03-10T15:00', because: 'too-few', missing: 4 }] },
      order: { status: 'cancelled' },
    },
  });
});

it('an order that is no pledge has none', async () => {
  const group = await gathering();
  const { id, accessToken } = await group.joined('ana');
  expect(await getPledge(group.ctx, { id, accessToken })).toMatchObject({ refusal: { reason: 'not-found' } });
});
