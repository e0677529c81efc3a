import { afterEach, describe, expect, it } from 'vitest';
import { listLettersTo } from '@/db/outbox';
import { findViolations } from '@/db/proof/proof';
import { ofPercent } from '@/domain/money/money';
import { r1g1 } from '@/domain/pricing/casa-verde';
import { instantOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import { cancelOrder } from '../../orders/cancel-order';
import { counts } from '../../orders/testing';
import { compareBooks } from '../../payments/parts/compare-books';
import { type Gathering, gathering, well } from '../testing';

const thu = '2027-03-11T15:00:00Z';
const deadline = instantOf('2027-03-10T15:00:00Z');
const tiers = [
  { members: 4, offBps: ofPercent(20) },
  { members: 8, offBps: ofPercent(30) },
];
let group: Gathering;

const byBank = (who: string, change: object = {}) => ({
  payment: { method: 'taken-now', token: `tok_bank_${who}` },
  ...change,
});
const joinAll = async (...others: string[]) => {
  for (const who of others) await group.joined(who);
};
async function letters(who: string) {
  return (await listLettersTo(group.ctx.reader, `${who}@example.org`)).map(({ topic }) => topic).sort();
}

/** In every story each invariant holds at its end, and our book is the provider's. */
afterEach(async () => {
  const at = { now: group.ctx.clock.now(), isAtRest: true };
  await group.at(group.ctx.clock.now());
  expect(await findViolations(group.ctx.reader, at)).toEqual([]);
  expect(await compareBooks(group.ctx)).toEqual([]);
});

describe('a payer whose means cannot be held', () => {
  it('is told before, agrees, and pays at once; the voucher waits for the group', async () => {
    group = await gathering();
    const silent = { payment: { method: 'card', token: 'tok_bank_ana' } };
    expect(await group.join('ana', silent)).toMatchObject({ refusal: { reason: 'cannot-be-held' } });
    const ana = await group.joined('ana', byBank('ana'));
    expect(ana).toMatchObject({
      status: 'paid',
      price: { amount: 3780 },
      group: { status: 'open', members: 1 },
    });
    expect(ana).not.toHaveProperty('vouchers');
    expect(await letters('ana')).toEqual(['order-joined-paid']);
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 4 });
  });

  it('has the voucher when the group goes ahead, like the others, and is asked for nothing more', async () => {
    group = await gathering();
    const ana = await group.joined('ana', byBank('ana'));
    await joinAll('ben', 'cleo', 'dora');
    expect(await group.seen(ana)).toMatchObject({
      status: 'paid',
      group: { status: 'tipped' },
      vouchers: [{}],
    });
    expect(await letters('ana')).toEqual(['order-joined-paid', 'order-paid', 'order-tipped']);
    const eve = await group.joined('eve', byBank('eve'));
    expect(eve).toMatchObject({ status: 'paid', vouchers: [{}], group: { members: 5 } });
  });

  it('C4: gets the difference back when the price fell, and the refund names the tier', async () => {
    const terms = {
      floorPriceMinor: r1g1.floorPriceMinor,
      group: { scope: 'slot' as const, threshold: 4, maximum: 12, closesHoursBefore: 24, tiers },
    };
    group = await gathering({ seats: 12, busyness: [], terms });
    const seenPrice = { amount: 3360, currency: 'EUR' };
    const ana = await group.joined('ana', byBank('ana', { seenPrice }));
    for (let number = 1; number <= 3; number += 1) await group.joined(`guest${number}`, { seenPrice });
    expect(await group.seen(ana)).toMatchObject({ vouchers: [{}], price: { amount: 3360 } });
    for (let number = 4; number <= 8; number += 1) await group.joined(`guest${number}`, { seenPrice });
    await group.at(deadline);
    expect(await group.seen(ana)).toMatchObject({
      status: 'paid',
      price: { amount: 2940 },
      refunds: [{ cause: 'tier', status: 'confirmed', amount: { amount: 420 } }],
    });
  });

  it('gets all of it back when the group fails, and is told so', async () => {
    group = await gathering();
    const ana = await group.joined('ana', byBank('ana'));
    await joinAll('ben');
    await group.at(deadline);
    expect(await group.seen(ana)).toMatchObject({
      status: 'refunded',
      refunds: [{ cause: 'group-failed', status: 'confirmed', amount: { amount: 3780 } }],
    });
    expect(await letters('ana')).toEqual([
      'order-group-failed',
      'order-joined-paid',
      'order-refund-confirmed',
    ]);
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 0, units: 0 });
  });

  it('leaves freely before the group goes ahead, with the money', async () => {
    group = await gathering();
    const ana = await group.joined('ana', byBank('ana'));
    const { id, accessToken } = ana;
    expect(well(await cancelOrder(group.ctx, { id, accessToken }))).toMatchObject({
      order: { status: 'refunded', group: { members: 0 } },
      refund: { status: 'sent', amount: { amount: 3780 } },
    });
    expect(await group.joined('ana')).toMatchObject({ status: 'authorised' });
  });

  it('may join a group that closes later than any hold', async () => {
    group = await gathering();
    const start = '2027-03-23T15:00:00Z';
    expect(await group.join('ben', { start })).toMatchObject({ refusal: { reason: 'group-not-open-yet' } });
    expect(await group.joined('ana', byBank('ana', { start }))).toMatchObject({ status: 'paid' });
  });

  it('chooses the money back if the group fails: another hour needs a card, and so does a pledge', async () => {
    group = await gathering();
    const fallback = { kind: 'solo', ceiling: { amount: 4200, currency: 'EUR' } };
    const needsHold = { refusal: { reason: 'needs-hold' } };
    expect(await group.join('ana', byBank('ana', { fallback }))).toMatchObject(needsHold);
    const payment = { method: 'card', token: 'tok_bank_ana' };
    expect(await group.pledge('ana', { payment })).toMatchObject(needsHold);
  });

  it('pays a visit alone like with any card', async () => {
    group = await gathering();
    const seenPrice = { amount: 4200, currency: 'EUR' };
    const payment = { method: 'card', token: 'tok_bank_ana' };
    expect(await group.joined('ana', { as: 'solo', seenPrice, payment })).toMatchObject({
      status: 'paid',
      vouchers: [{}],
    });
  });

  it('that was cut off is found to have paid, once', async () => {
    group = await gathering();
    group.ctx.payments.inject('timeout_after', 1);
    const ana = await group.joined('ana', byBank('ana'));
    expect(ana).toMatchObject({ status: 'pending' });
    await group.at(group.ctx.clock.now() + minuteMs);
    expect(await group.seen(ana)).toMatchObject({ status: 'paid', group: { members: 1 } });
  });
});

describe('a payer on the page of a bank', () => {
  const onPage = { payment: { method: 'taken-now', token: 'tok_bank_page_ana' } };

  it('is in once the bank says so', async () => {
    group = await gathering();
    const ana = await group.joined('ana', onPage);
    expect(ana).toMatchObject({ status: 'action-required', group: { members: 0 } });
    await pays(ana);
    await group.at(group.ctx.clock.now() + minuteMs);
    expect(await group.seen(ana)).toMatchObject({ status: 'paid', group: { members: 1 } });
  });

  it('who pays when the group is over gets it back', async () => {
    group = await gathering();
    group.ctx.clock.set(deadline - minuteMs);
    const ana = await group.joined('ana', onPage);
    await pays(ana);
    await group.at(deadline);
    expect(await group.seen(ana)).toMatchObject({ refunds: [{ cause: 'late', status: 'confirmed' }] });
  });

  it('who pays after we gave up gets it back', async () => {
    group = await gathering();
    const ana = await group.joined('ana', onPage);
    group.ctx.payments.inject('timeout_before', 1);
    group.ctx.clock.advance(20 * minuteMs);
    await group.at(group.ctx.clock.now());
    expect(await group.seen(ana)).toMatchObject({ status: 'declined' });
    await pays(ana);
    await group.at(group.ctx.clock.now() + 5 * minuteMs);
    expect(await group.seen(ana)).toMatchObject({ refunds: [{ cause: 'late', amount: { amount: 3780 } }] });
  });

  async function pays({ actionUrl = '' }: { actionUrl?: string }) {
    const reference = new URL(actionUrl).searchParams.get('reference') ?? '';
    await group.ctx.payments.authenticate(reference, 'confirmed');
  }
});
