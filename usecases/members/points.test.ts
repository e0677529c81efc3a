import { beforeEach, describe, expect, it } from 'vitest';
import { availableOn } from '@/db/ledger/book';
import { listLettersTo } from '@/db/outbox';
import { findViolations } from '@/db/proof/proof';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { pointLots } from '@/db/tables/means';
import { accept } from '@/domain/kernel/result';
import { pointsCurrency } from '@/domain/ledger/accounts';
import { instantOf } from '@/domain/time/iso';
import { dayMs } from '@/domain/time/zone';
import type { Person } from '../authorize';
import { given } from '../casa-verde';
import { cancelOrder } from '../orders/cancel-order';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { runDueJobs } from '../schedule';
import { asSystem, storePerson, type TestContext, testContext } from '../testing';
import { getWallet } from './get-wallet';
import { earnPoints, endPoints, warnOfEndingPoints } from './parts/points';

const firstEnd = instantOf('2027-04-01T00:00:00Z');
const april = '2027-04-07T15:00:00Z';
let world: TestContext;
let ana: TestContext & { actor: Person };

/** Ana has 100 points of March 2025, which end with March 2027, and 350 of May 2025. */
beforeEach(async () => {
  world = await testContext({ now: spaNow });
  await world.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
  ana = await storePerson(world, { name: 'Ana' });
  await earn('old', 100, '2025-03-20T10:00:00Z');
  await earn('new', 350, '2025-05-02T10:00:00Z');
});

const earn = (key: string, points: number, at: string) =>
  world.transaction(async (tx) => {
    const { personId } = ana.actor;
    return accept(await earnPoints({ tx, now: instantOf(at) }, { key, personId, points }));
  });

async function buy(points: number, { token = 'tok_ok', start = '2027-03-10T15:00:00Z' } = {}) {
  return placeOrder(
    ana,
    placeOrderInput.parse({
      ...{ dealId: spa.dealId, start, use: { points } },
      seenPrice: { amount: 6000, currency: 'EUR' },
      payment: { method: 'card', token },
    }),
  );
}

async function lots() {
  const { lots: kept } = given(await getWallet(ana, { currency: 'EUR' }));
  return kept.map(({ points, until }) => `${points} until ${until}`);
}

const available = () => availableOn(world.reader, `points:${ana.actor.personId}`, pointsCurrency);
const letters = async () =>
  (await listLettersTo(world.reader, 'ana@example.org')).filter(({ topic }) => topic === 'points-ending');

async function expectWhole() {
  const now = world.clock.now();
  expect(await findViolations(world.reader, { now, isAtRest: false })).toEqual([]);
}

describe('points', () => {
  it('are spent from the first to run out, and shown with their days', async () => {
    expect(await lots()).toEqual(['100 until 2027-03-31', '350 until 2027-05-31']);
    given(await buy(300));
    expect(await lots()).toEqual(['150 until 2027-05-31']);
    await expectWhole();
  });

  it.each(['tok_declined', 'tok_capture_fails'])(
    'are in their lots again when %s does not pay',
    async (token) => {
      expect(await buy(300, { token })).toMatchObject({ ok: false });
      expect(await lots()).toEqual(['100 until 2027-03-31', '350 until 2027-05-31']);
      await expectWhole();
    },
  );

  it('come back with a refund and keep their day, the last to run out first', async () => {
    const order = given(await buy(300));
    given(await cancelOrder(ana, { id: order.id }));
    expect(await lots()).toEqual(['100 until 2027-03-31', '350 until 2027-05-31']);
    await expectWhole();
  });

  it('can be used for a week at least when they come back late', async () => {
    const order = given(await buy(300));
    world.clock.set(instantOf('2027-03-09T14:00:00Z'));
    const soon = instantOf('2027-03-10T00:00:00Z');
    await world.store.transaction(async (tx) => tx.update(pointLots).set({ expiresAt: soon }));
    given(await cancelOrder(ana, { id: order.id }));
    expect(await lots()).toEqual(['150 until 2027-03-09', '300 until 2027-03-16']);
    await expectWhole();
  });

  it('run out on their day, by a transfer back, once', async () => {
    world.clock.set(firstEnd - 1);
    await endPoints(asSystem(world));
    expect(await available()).toBe(450);
    world.clock.set(firstEnd);
    await Promise.all([1, 2, 3].map(() => endPoints(asSystem(world))));
    expect(await available()).toBe(350);
    expect(await lots()).toEqual(['350 until 2027-05-31']);
    await expectWhole();
  });

  it('that ran out a moment ago are not spent, though no job has run yet', async () => {
    world.clock.set(firstEnd);
    expect(await buy(400, { start: april })).toMatchObject({
      refusal: { reason: 'means-not-enough', kind: 'points' },
    });
    await expectWhole();
  });

  it('are spent and ended at the same moment without a point too many or too few', async () => {
    world.clock.set(firstEnd);
    const end = () => endPoints(asSystem(world));
    const [bought] = await Promise.all([buy(350, { start: april }), end(), end()]);
    expect(bought).toMatchObject({ ok: true });
    expect(await available()).toBe(0);
    await expectWhole();
  });

  it('are written about thirty and seven days before, once each, all that end together in one letter', async () => {
    await earn('older', 20, '2025-03-02T10:00:00Z');
    world.clock.set(firstEnd - 31 * dayMs);
    await warnOfEndingPoints(asSystem(world));
    expect(await letters()).toEqual([]);
    for (const days of [30, 29, 8, 7, 6, 1]) {
      world.clock.set(firstEnd - days * dayMs);
      await runDueJobs(asSystem(world));
    }
    expect((await letters()).map(({ subject }) => subject)).toEqual([
      '120 points run out after Wed 31 March 2027',
      '120 points run out after Wed 31 March 2027',
    ]);
  });
});
