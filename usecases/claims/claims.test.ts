import { beforeEach, describe, expect, it } from 'vitest';
import { listLettersTo } from '@/db/outbox';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { nextForGuest } from '@/domain/claims/claim';
import { accept } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { asMember, given } from '../casa-verde';
import { viewOrder } from '../orders/order-view';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { rescheduleOrder } from '../orders/reschedule-order';
import { rescheduleOrderInput } from '../orders/reschedule-order.input';
import { runDueJobs } from '../schedule';
import { asPerson, asSystem, type TestContext, testContext } from '../testing';
import { redeemVoucher } from '../vouchers/redeem-voucher';
import { redeemVoucherInput } from '../vouchers/redeem-voucher.input';
import { answerClaim } from './answer-claim';
import { appealClaim } from './appeal-claim';
import { decideClaim } from './decide-claim';
import { listClaims } from './list-claims';
import { openClaim } from './open-claim';
import { openClaimInput } from './open-claim.input';

const arrival = instantOf('2027-03-10T14:58:00Z');
let world: TestContext;
let order: { id: string; code: string; accessToken?: string | undefined };

beforeEach(async () => {
  world = await testContext({ now: spaNow });
  await world.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
  const placed = given(
    await placeOrder(
      world,
      placeOrderInput.parse({
        dealId: spa.dealId,
        start: '2027-03-10T15:00:00Z',
        seenPrice: { amount: 4200, currency: 'EUR' },
        payment: { method: 'card', token: 'tok_ok' },
        email: 'ana@example.org',
      }),
    ),
  );
  order = { id: placed.id, code: placed.vouchers?.[0]?.code ?? '', accessToken: placed.accessToken };
  world.clock.set(arrival);
});

const claimed = async () =>
  given(
    await openClaim(
      world,
      openClaimInput.parse({
        id: order.id,
        reason: 'closed',
        words: 'Nobody opens the door.',
        accessToken: order.accessToken,
      }),
    ),
  );
const owner = () => asMember(asPerson(world, { name: 'Olga' }), spa.merchantId, 'owner');
const moderator = (name: string) => asPerson(world, { name, isAdmin: true });
const became = async () => {
  const view = await viewOrder(world, order.id);
  return { status: view.status, refunds: view.refunds?.map(({ status, cause }) => ({ status, cause })) };
};
const letIn = () =>
  redeemVoucher(owner(), redeemVoucherInput.parse({ code: order.code, venueId: spa.venueId }));
const paidBack = { status: 'refunded', refunds: [{ status: 'confirmed', cause: 'guarantee' }] };
const kinds = async (address: string) =>
  (await listLettersTo(world.reader, address)).map(({ topic }) => topic).filter((one) => /^claim/.test(one));

describe('a claim', () => {
  it('is won by a guest whose merchant is silent for 24 hours, to the millisecond', async () => {
    await claimed();
    world.clock.set(arrival + 24 * hourMs - 1);
    await runDueJobs(asSystem(world));
    expect(await became()).toEqual({ status: 'paid', refunds: undefined });
    world.clock.advance(1);
    await runDueJobs(asSystem(world));
    await runDueJobs(asSystem(world));
    expect(await became()).toEqual(paidBack);
    expect(await kinds('ana@example.org')).toEqual(['claim-upheld', 'claim-opened']);
    expect(await kinds('owner@casaverde.example')).toEqual(['claim-lost', 'claim-asked']);
  });

  it('is paid at once where the merchant agrees; the voucher is worth nothing then', async () => {
    const { id } = await claimed();
    expect(await answerClaim(owner(), { id, answer: 'accept', words: 'A burst pipe.' })).toMatchObject({
      value: { status: 'upheld' },
    });
    expect(await became()).toMatchObject({ status: 'refunded', refunds: [{ cause: 'guarantee' }] });
    expect(await letIn()).toMatchObject({ refusal: { reason: 'refunded' } });
  });

  it('is decided by a moderator where the merchant sees it differently, and by another after an appeal', async () => {
    const { id } = await claimed();
    await answerClaim(owner(), { id, answer: 'contest', words: 'We were open.' });
    const { accessToken } = order;
    expect(await decideClaim(moderator('Mona'), { id, decision: 'reject', words: 'Open.' })).toMatchObject({
      value: { status: 'rejected' },
    });
    expect(await appealClaim(world, { id, words: 'There is a photo.', accessToken })).toMatchObject({
      value: { status: 'contested' },
    });
    expect(await decideClaim(moderator('Mona'), { id, decision: 'reject', words: 'Still.' })).toMatchObject({
      refusal: { reason: 'needs-another-person' },
    });
    expect(await decideClaim(moderator('Nuno'), { id, decision: 'uphold', words: 'Shut.' })).toMatchObject({
      value: { status: 'upheld' },
    });
    expect(await became()).toEqual(paidBack);
    expect(await appealClaim(world, { id, words: 'Again.', accessToken })).toMatchObject({
      refusal: { reason: 'wrong-status' },
    });
  });

  it('for a visit that was had needs two: the voucher stays redeemed, the money goes back', async () => {
    given(await letIn());
    const { id } = await claimed();
    world.clock.advance(24 * hourMs);
    await runDueJobs(asSystem(world));
    expect(await became()).toEqual({ status: 'paid', refunds: undefined });
    await decideClaim(moderator('Mona'), { id, decision: 'uphold', words: 'Cold water.' });
    expect((await became()).status).toBe('refunded');
    expect(await letIn()).toMatchObject({ ok: false });
  });

  it('ends when the guest takes another time instead, without another euro and although it is late', async () => {
    const { id } = await claimed();
    const moved = await rescheduleOrder(
      world,
      rescheduleOrderInput.parse({
        id: order.id,
        start: '2027-03-11T15:00:00Z',
        seenPrice: { amount: 4200, currency: 'EUR' },
        accessToken: order.accessToken,
      }),
    );
    expect(moved).toMatchObject({ value: { status: 'paid', slot: { start: '2027-03-11T15:00:00Z' } } });
    world.clock.advance(24 * hourMs);
    await runDueJobs(asSystem(world));
    expect((await became()).status).toBe('paid');
    expect(await answerClaim(owner(), { id, answer: 'contest', words: 'x' })).toMatchObject({ ok: false });
  });

  it('is open from half an hour before the visit to three days after it, once', async () => {
    const ask = () =>
      openClaim(
        world,
        openClaimInput.parse({
          id: order.id,
          reason: 'other',
          words: 'Hm.',
          accessToken: order.accessToken,
        }),
      );
    world.clock.set(instantOf('2027-03-10T14:30:00Z') - 1);
    expect(await ask()).toMatchObject({ refusal: { reason: 'claim-too-early' } });
    world.clock.set(instantOf('2027-03-13T16:00:00Z'));
    expect(await ask()).toMatchObject({ refusal: { reason: 'claim-too-late' } });
    world.clock.advance(-1);
    expect((await ask()).ok).toBe(true);
    expect(await ask()).toMatchObject({ refusal: { reason: 'not-claimable' } });
  });

  it('is nobody else’s: strangers find nothing, and an answer after its time is none', async () => {
    const { id } = await claimed();
    const stranger = asPerson(world, { name: 'Stranger' });
    for (const refused of [
      await openClaim(stranger, openClaimInput.parse({ id: order.id, reason: 'other', words: 'x' })),
      await answerClaim(stranger, { id, answer: 'accept', words: 'x' }),
      await decideClaim(owner(), { id, decision: 'reject', words: 'x' }),
      await appealClaim(stranger, { id, words: 'x' }),
      await listClaims(stranger, {}),
    ])
      expect(refused).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(given(await listClaims(owner(), { id: spa.merchantId })).items).toMatchObject([
      { id, status: 'open' },
    ]);
    world.clock.advance(24 * hourMs);
    expect(await answerClaim(owner(), { id, answer: 'contest', words: 'Late.' })).toMatchObject({
      refusal: { reason: 'answer-too-late' },
    });
  });
});

describe('a large sum', () => {
  const large = { isVisited: false, isDecided: true, amountMinor: minor(20_001), currency: 'EUR' };

  it.each([
    { says: 'more than 200.00 needs two of ours', change: {}, next: 'propose' },
    { says: 'exactly 200.00 needs one', change: { amountMinor: minor(20_000) }, next: 'uphold' },
    {
      says: '200 yen are counted as yen',
      change: { amountMinor: minor(201), currency: 'JPY' },
      next: 'propose',
    },
    { says: 'a merchant’s yes is enough', change: { isDecided: false }, next: 'uphold' },
    {
      says: 'a visit that was had needs two',
      change: { isVisited: true, amountMinor: minor(1) },
      next: 'propose',
    },
  ])('$says', ({ change, next }) => {
    expect(nextForGuest({ ...large, ...change })).toBe(next);
  });

  it('goes back when a second moderator agrees, and the voucher is worth nothing then', async () => {
    world = await testContext({ now: spaNow });
    const terms = { limits: { perPerson: null, total: null } };
    await world.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow, terms })));
    const placed = given(
      await placeOrder(
        world,
        placeOrderInput.parse({
          ...{ dealId: spa.dealId, start: '2027-03-13T15:00:00Z', quantity: 4, email: 'ana@example.org' },
          ...{ seenPrice: { amount: 24_000, currency: 'EUR' }, payment: { method: 'card', token: 'tok_ok' } },
        }),
      ),
    );
    order = { id: placed.id, code: placed.vouchers?.[0]?.code ?? '', accessToken: placed.accessToken };
    world.clock.set(instantOf('2027-03-13T15:00:00Z'));
    const { id } = await claimed();
    await answerClaim(owner(), { id, answer: 'contest', words: 'We were open.' });
    const uphold = (name: string) => decideClaim(moderator(name), { id, decision: 'uphold', words: 'Shut.' });
    expect(await uphold('Mona')).toMatchObject({ value: { status: 'proposed' } });
    expect(await became()).toEqual({ status: 'paid', refunds: undefined });
    expect(await uphold('Mona')).toMatchObject({ refusal: { reason: 'needs-another-person' } });
    expect(await uphold('Nuno')).toMatchObject({ value: { status: 'upheld' } });
    expect(await became()).toEqual(paidBack);
    expect(await letIn()).toMatchObject({ refusal: { reason: 'refunded' } });
  });
});
