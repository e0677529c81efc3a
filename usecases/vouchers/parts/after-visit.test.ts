import { beforeEach, describe, expect, it } from 'vitest';
import { availableOn } from '@/db/ledger/book';
import { listLettersTo } from '@/db/outbox';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { pointsCurrency } from '@/domain/ledger/accounts';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import type { Person } from '../../authorize';
import { asMember, given } from '../../casa-verde';
import { openClaim } from '../../claims/open-claim';
import { openClaimInput } from '../../claims/open-claim.input';
import { viewOrder } from '../../orders/order-view';
import { placeOrder } from '../../orders/place-order';
import { placeOrderInput } from '../../orders/place-order.input';
import { runDueJobs } from '../../schedule';
import { asPerson, asSystem, storePerson, type TestContext, testContext } from '../../testing';
import { redeemVoucher } from '../redeem-voucher';
import { redeemVoucherInput } from '../redeem-voucher.input';

const end = instantOf('2027-03-10T16:00:00Z');
let world: TestContext;
let ana: TestContext & { actor: Person };
let order: { id: string; code: string };

beforeEach(async () => {
  world = await testContext({ now: spaNow });
  await world.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
  ana = await storePerson(world, { name: 'Ana' });
  const placed = given(
    await placeOrder(
      ana,
      placeOrderInput.parse({
        dealId: spa.dealId,
        start: '2027-03-10T15:00:00Z',
        seenPrice: { amount: 4200, currency: 'EUR' },
        payment: { method: 'card', token: 'tok_ok' },
      }),
    ),
  );
  order = { id: placed.id, code: placed.vouchers?.[0]?.code ?? '' };
});

const points = () => availableOn(world.reader, `points:${ana.actor.personId}`, pointsCurrency);
async function visit() {
  world.clock.set(end - hourMs);
  const clerk = asMember(asPerson(world, { name: 'Clara' }), spa.merchantId, 'clerk');
  given(await redeemVoucher(clerk, redeemVoucherInput.parse({ code: order.code, venueId: spa.venueId })));
}
async function jobsAt(now: number) {
  world.clock.set(now);
  await runDueJobs(asSystem(world));
  await runDueJobs(asSystem(world));
}

describe('three days after a visit', () => {
  it('that was had in a quiet hour its points are posted, once and not before', async () => {
    await visit();
    await jobsAt(end + 72 * hourMs - 1);
    expect(await points()).toBe(0);
    await jobsAt(end + 72 * hourMs);
    expect(await points()).toBe(210);
    expect((await viewOrder(world, order.id)).status).toBe('paid');
  });

  it('that is being claimed nothing is posted', async () => {
    await visit();
    world.clock.set(end + 71 * hourMs);
    given(await openClaim(ana, openClaimInput.parse({ id: order.id, reason: 'other', words: 'Cold.' })));
    await jobsAt(end + 72 * hourMs);
    expect(await points()).toBe(0);
  });

  it('that nobody came to the voucher expires and the money goes back by itself, once', async () => {
    await jobsAt(end + 72 * hourMs - 1);
    expect((await viewOrder(world, order.id)).status).toBe('paid');
    await jobsAt(end + 72 * hourMs);
    expect(await viewOrder(world, order.id)).toMatchObject({
      status: 'refunded',
      refunds: [{ cause: 'expiry', status: 'confirmed', amount: { amount: 4200 } }],
    });
    expect(await points()).toBe(0);
    const topics = (await listLettersTo(world.reader, 'ana@example.org')).map(({ topic }) => topic);
    expect(topics.filter((topic) => topic === 'order-expired')).toHaveLength(1);
  });
});
