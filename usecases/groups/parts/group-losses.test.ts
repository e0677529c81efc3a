import { describe, expect, it } from 'vitest';
import { findGroup } from '@/db/groups/groups';
import { r1g1 } from '@/domain/pricing/casa-verde';
import { instantOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import { cancelOrder } from '../../orders/cancel-order';
import { counts } from '../../orders/testing';
import { mendPayment } from '../mend-payment';
import { mendPaymentInput } from '../mend-payment.input';
import { type Gathering, gathering, well } from '../testing';

const thu = '2027-03-11T15:00:00Z';
const deadline = instantOf('2027-03-10T15:00:00Z');
const failing = { payment: { method: 'card', token: 'tok_capture_fails_1' } };
let group: Gathering;

async function tippedWithOneFailing(tolerance?: number) {
  const terms = r1g1.group && { group: { ...r1g1.group, tolerance } };
  group = await gathering(terms ? { terms } : {});
  const ana = await group.joined('ana', failing);
  const others = [];
  for (const who of ['ben', 'cleo', 'dora']) others.push(await group.joined(who));
  return { ana, others, groupId: ana.group?.id ?? '' };
}

function mend(order: { id: string; accessToken?: string }, token: string) {
  const { id, accessToken } = order;
  return mendPayment(
    group.ctx,
    mendPaymentInput.parse({ id, accessToken, payment: { method: 'card', token } }),
  );
}

describe('a card that fails after the group tipped', () => {
  it('keeps its place for half an hour and does not count meanwhile; the others have theirs', async () => {
    const { ana, others } = await tippedWithOneFailing();
    expect(await group.seen(ana)).toMatchObject({ status: 'action-required', group: { members: 3 } });
    for (const order of others) expect(await group.seen(order)).toMatchObject({ status: 'paid' });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 4, units: 4 });
  });

  it('is mended by another card, at the same price', async () => {
    const { ana } = await tippedWithOneFailing();
    expect(await mend(ana, 'tok_declined_2')).toMatchObject({ refusal: { reason: 'payment-declined' } });
    expect(well(await mend(ana, 'tok_ok_new'))).toMatchObject({
      status: 'paid',
      price: { amount: 3780 },
      group: { status: 'tipped', members: 4 },
      vouchers: [{}],
    });
    await group.at(group.ctx.clock.now() + 31 * minuteMs);
    expect(await group.seen(ana)).toMatchObject({ status: 'paid' });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 4, units: 4 });
  });

  it('cannot be mended by the card of another member, nor by a stranger', async () => {
    const { ana } = await tippedWithOneFailing();
    expect(await mend(ana, 'tok_ok_ben')).toMatchObject({ refusal: { reason: 'already-in-group' } });
    expect(await mend({ id: ana.id }, 'tok_ok_new')).toMatchObject({ refusal: { reason: 'not-found' } });
  });

  it('is cancelled like any other: the lead goes on, and the place to a pledge', async () => {
    const { ana, others, groupId } = await tippedWithOneFailing();
    const pledge = await group.pledged('eva', { starts: [thu] });
    const { id, accessToken } = ana;
    well(await cancelOrder(group.ctx, { id, accessToken }));
    const after = await findGroup(group.ctx.reader, groupId);
    expect(after).toMatchObject({ members: 4, joining: 0 });
    expect(others.map((order) => order.id)).toContain(after?.leaderOrderId);
    await group.at(deadline);
    expect(await group.seen(pledge)).toMatchObject({ status: 'paid', group: { id: groupId } });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 4, discounted: 4, units: 4 });
  });

  it('gives its place up after half an hour, and the group stays', async () => {
    const { ana, groupId } = await tippedWithOneFailing();
    await group.at(group.ctx.clock.now() + 30 * minuteMs);
    expect(await group.seen(ana)).toMatchObject({ status: 'declined' });
    expect(await mend(ana, 'tok_ok_new')).toMatchObject({ refusal: { reason: 'nothing-to-mend' } });
    expect(await findGroup(group.ctx.reader, groupId)).toMatchObject({
      status: 'tipped',
      members: 3,
      joining: 0,
    });
    await group.at(deadline);
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 3, discounted: 3, units: 3 });
  });

  it('gives its place to somebody who joins afterwards', async () => {
    const { groupId } = await tippedWithOneFailing(0);
    await group.at(group.ctx.clock.now() + 30 * minuteMs);
    await group.joined('eva');
    await group.at(deadline);
    expect(await findGroup(group.ctx.reader, groupId)).toMatchObject({ members: 4, calledOffAt: null });
  });

  it('gives its place to a pledge that waits for the hour', async () => {
    const { groupId } = await tippedWithOneFailing();
    const pledge = await group.pledged('eva', { starts: [thu] });
    await group.at(group.ctx.clock.now() + 30 * minuteMs);
    expect(await group.seen(pledge)).toMatchObject({
      status: 'paid',
      as: 'group',
      group: { id: groupId, members: 4 },
    });
  });

  it('gives its place to a pledge after the close, too, at the price of the others', async () => {
    const { ana } = await tippedWithOneFailing();
    await group.joined('fay');
    const pledge = await group.pledged('eva', { starts: [thu] });
    await group.at(group.ctx.clock.now() + 30 * minuteMs);
    expect(await group.seen(ana)).toMatchObject({ status: 'declined' });
    expect(await group.seen(pledge)).toMatchObject({
      status: 'paid',
      price: { amount: 3780 },
      slot: { start: thu },
    });
    await group.at(deadline);
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 5, discounted: 5, units: 5 });
  });
});

describe('what the deal tolerates', () => {
  it.each([
    { says: 'calls the group off where nobody may be missing', tolerance: 0, status: 'refunded', left: 0 },
    { says: 'lets it take place where one may be', tolerance: 1, status: 'paid', left: 3 },
  ])('$says', async ({ tolerance, status, left }) => {
    const { others, groupId } = await tippedWithOneFailing(tolerance);
    await group.at(deadline);
    for (const order of others) expect(await group.seen(order)).toMatchObject({ status });
    expect(await findGroup(group.ctx.reader, groupId)).toMatchObject({ status: 'tipped', members: left });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: left, discounted: left, units: left });
  });
});
