import { beforeEach, describe, expect, it } from 'vitest';
import { listLettersTo } from '@/db/outbox';
import { spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { takeSeats } from '@/db/slots/slots';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { holdSeats } from '../orders/hold-seats';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { releaseHold } from '../orders/release-hold';
import { counts, held, holdAsked, spaContext, wed15 } from '../orders/testing';
import { runDueJobs } from '../schedule';
import { asPerson, type TestContext } from '../testing';
import { getWait } from './get-wait';
import { joinWaitingList } from './join-waiting-list';
import { joinWaitingListInput } from './join-waiting-list.input';
import { leaveWaitingList } from './leave-waiting-list';
import { listFullStarts } from './list-full-starts';

let ctx: TestContext;
const wednesday = instantOf(wed15);

beforeEach(async () => {
  ctx = await spaContext();
});

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const asked = (who: string, change: object = {}) =>
  joinWaitingListInput.parse({
    ...{ dealId: spa.dealId, start: wed15, ceiling: eur(6000), email: `${who}@example.org` },
    ...change,
  });
const join = (who: string, change: object = {}) => joinWaitingList(ctx, asked(who, change));

/** Five of the six rooms are in use, the last is held: the answer is its hold. */
async function full(): Promise<string> {
  const steps = [0, 15, 30, 45, 60].map((minutes) => wednesday + minutes * minuteMs);
  const inUse = { venueId: spa.venueId, steps, places: 5, seats: 6, discountedLimits: null };
  await ctx.transaction(async (tx) => accept(await takeSeats(tx, inUse)));
  return (await held(ctx, { quantity: 1, seenPrice: eur(6000) })).id;
}
/** Joins a second after whoever came before. */
async function waiting(who: string, change: object = {}): Promise<string> {
  ctx.clock.set(ctx.clock.now() + 1000);
  const answer = await join(who, change);
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return answer.value.id;
}
async function standing(id: string) {
  const found = await getWait(ctx, { id });
  return found.ok ? found.value : null;
}
const free = (holdId: string) => releaseHold(ctx, { id: holdId });
async function lettersTo(who: string): Promise<string[]> {
  const letters = await listLettersTo(ctx.reader, `${who}@example.org`);
  return letters.map(({ topic }) => topic).reverse();
}
const buyAlone = () => holdSeats(ctx, holdAsked({ seenPrice: eur(6000) }));

describe('a waiting list', () => {
  it('is for starts that are full, and takes everybody once', async () => {
    expect(await join('ana', { ceiling: eur(4200) })).toMatchObject({
      refusal: { reason: 'not-full', price: eur(4200) },
    });
    await full();
    const starts = await listFullStarts(ctx, { id: spa.dealId, day: '2027-03-10', quantity: 1 });
    expect(starts.ok && starts.value.map(({ local }) => local)).toContain('2027-03-10T15:00');
    expect(await join('ana')).toMatchObject({ value: { status: 'waiting', before: 0, ceiling: eur(6000) } });
    expect(await join('ana')).toMatchObject({ refusal: { reason: 'already-waiting' } });
    expect(await standing(await waiting('ben'))).toMatchObject({ before: 1 });
    expect(await join('cleo', { email: undefined })).toMatchObject({ refusal: { reason: 'email-missing' } });
    expect(await join('cleo', { start: '2027-03-10T03:00:00Z' })).toMatchObject({
      refusal: { reason: 'slot-closed' },
    });
  });

  it('is asked in order, one hold of fifteen minutes after the other, before anybody else may buy', async () => {
    const last = await full();
    const [ana, ben] = [await waiting('ana'), await waiting('ben')];
    ctx.clock.set(spaNow + minuteMs);
    await free(last);
    expect(await buyAlone()).toMatchObject({ refusal: { reason: 'sold-out', left: 0 } });
    await runDueJobs(ctx);
    expect(await standing(ana)).toMatchObject({
      status: 'offered',
      hold: { expiresAt: '2027-03-08T10:16:00Z' },
    });
    expect(await standing(ben)).toMatchObject({ status: 'waiting', before: 0 });
    expect(await buyAlone()).toMatchObject({ refusal: { reason: 'sold-out' } });
    ctx.clock.set(spaNow + 15 * minuteMs);
    await runDueJobs(ctx);
    expect((await standing(ben))?.status).toBe('waiting');
    ctx.clock.set(spaNow + 16 * minuteMs);
    await runDueJobs(ctx);
    expect((await standing(ana))?.status).toBe('passed');
    expect(await standing(ben)).toMatchObject({
      status: 'offered',
      hold: { expiresAt: '2027-03-08T10:31:00Z' },
    });
    expect([await lettersTo('ana'), await lettersTo('ben')]).toEqual([
      ['wait-joined', 'wait-offered'],
      ['wait-joined', 'wait-offered'],
    ]);
  });

  it('gives the place back to the sale when everybody let it pass, and offers nobody a second one', async () => {
    const last = await full();
    const [ana, ben] = [await waiting('ana'), await waiting('ben')];
    await free(last);
    await runDueJobs(ctx);
    await leaveWaitingList(ctx, { id: ana });
    await runDueJobs(ctx);
    expect([await standing(ana), await standing(ben)]).toMatchObject([
      { status: 'passed' },
      { status: 'offered' },
    ]);
    await leaveWaitingList(ctx, { id: ben });
    await runDueJobs(ctx);
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 5 });
    const bought = await buyAlone();
    expect(bought.ok).toBe(true);
    if (bought.ok) await free(bought.value.id);
    await runDueJobs(ctx);
    expect(await lettersTo('ana')).toEqual(['wait-joined', 'wait-offered']);
    expect(await join('ana')).toMatchObject({ refusal: { reason: 'not-full' } });
  });

  it('passes over who wants more than came free or would pay less, without taking their turn', async () => {
    const last = await full();
    const two = await waiting('ana', { quantity: 2, ceiling: eur(12_000) });
    const poor = await waiting('ben', { ceiling: eur(3000) });
    const third = await waiting('cleo');
    await free(last);
    await runDueJobs(ctx);
    expect([await standing(two), await standing(poor), await standing(third)]).toMatchObject([
      { status: 'waiting' },
      { status: 'waiting' },
      { status: 'offered' },
    ]);
  });

  it('offers every place that came free to another one', async () => {
    await held(ctx, { quantity: 6, seenPrice: eur(36_000) });
    const [ana, ben] = [await waiting('ana'), await waiting('ben')];
    ctx.clock.set(spaNow + 10 * minuteMs);
    await runDueJobs(ctx);
    expect([await standing(ana), await standing(ben)]).toMatchObject([
      { status: 'offered' },
      { status: 'offered' },
    ]);
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 2, alone: 2 });
  });

  it('ends where nobody could say yes any more: a quarter of an hour before the visit', async () => {
    ctx.clock.set(wednesday - hourMs);
    const last = await full();
    const ana = await waiting('ana');
    ctx.clock.set(wednesday - 14 * minuteMs);
    await free(last);
    await runDueJobs(ctx);
    expect((await standing(ana))?.status).toBe('waiting');
    expect((await buyAlone()).ok).toBe(true);
    ctx.clock.set(wednesday);
    expect((await standing(ana))?.status).toBe('over');
  });

  it('keeps nothing from others once the start has come: what is freed beside it is sold', async () => {
    await full();
    await waiting('ana');
    const next = { start: '2027-03-10T15:45:00Z', seenPrice: eur(6000) };
    const before = await holdSeats(ctx, holdAsked(next));
    ctx.clock.set(wednesday + 20 * minuteMs);
    if (before.ok) await free(before.value.id);
    await runDueJobs(ctx);
    expect((await holdSeats(ctx, holdAsked(next))).ok).toBe(true);
  });

  it('keeps the place for whoever opens the letter, who buys it like everybody', async () => {
    const last = await full();
    const ana = await waiting('ana');
    await free(last);
    await runDueJobs(ctx);
    const holdId = (await standing(ana))?.hold?.id;
    const order = await placeOrder(
      ctx,
      placeOrderInput.parse({
        ...{ dealId: spa.dealId, start: wed15, quantity: 1, as: 'solo', holdId, seenPrice: eur(6000) },
        ...{ email: 'ana@example.org', payment: { method: 'card', token: 'tok_ok' } },
      }),
    );
    expect(order).toMatchObject({ value: { status: 'paid' } });
    expect((await standing(ana))?.status).toBe('taken');
    await leaveWaitingList(ctx, { id: ana });
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 6 });
  });

  it('lets one leave and come back to its end, and belongs to an account where one joined with it', async () => {
    const last = await full();
    const ana = await waiting('ana');
    expect(await leaveWaitingList(ctx, { id: ana })).toMatchObject({
      value: { status: 'left', before: null },
    });
    ctx.clock.set(spaNow + minuteMs);
    const ben = await waiting('ben');
    ctx.clock.set(spaNow + 2 * minuteMs);
    expect(await join('ana')).toMatchObject({ value: { id: ana, status: 'waiting', before: 1 } });
    ctx.clock.set(spaNow + 3 * minuteMs);
    const eva = asPerson(ctx, { name: 'Eva' });
    const own = await joinWaitingList(eva, asked('eva', { email: undefined }));
    expect(own).toMatchObject({ value: { before: 2 } });
    const id = own.ok ? own.value.id : '';
    expect(await getWait(ctx, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await leaveWaitingList(ctx, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await getWait(eva, { id })).toMatchObject({ value: { status: 'waiting' } });
    await free(last);
    await runDueJobs(ctx);
    expect((await standing(ben))?.status).toBe('offered');
  });
});
