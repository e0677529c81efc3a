import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { auditEvents } from '@/db/tables/operations';
import { orders } from '@/db/tables/orders';
import { merchants } from '@/db/tables/people';
import { venues } from '@/db/tables/venues';
import { redemptions, vouchers } from '@/db/tables/vouchers';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import type { MerchantRole } from '@/domain/people/roles';
import { instantOf, isoOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import { scannedText } from '@/domain/vouchers/code';
import { stillTurn, turnAt } from '@/domain/vouchers/turning';
import { asPerson, type TestContext, testContext } from '../testing';
import { checkRedemption } from './check-redemption';
import { sealTurn } from './parts/turns';
import { redeemVoucher } from './redeem-voucher';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;
let sold: { orderId: string; id: string; code: string };

const square = (code: string, turn: number) =>
  scannedText(sold.id, code.replaceAll('-', ''), sealTurn(world, sold.id, turn));

beforeEach(async () => {
  world = await testContext({ now: start - 10 * minuteMs });
  await world.store.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: 0 })));
  sold = await sell();
});

async function sell(order: Parameters<typeof sellVisit>[1]['order'] = {}) {
  const { secrets } = world;
  let made: typeof sold | null = null;
  await world.store.transaction(async (tx) => {
    made = await sellVisit(tx, { now: 0, start, secrets, order });
    return accept(null);
  });
  return given<typeof sold>(made, 'it was sold');
}
const as = (role: MerchantRole, name = 'Clara') =>
  asPerson(world, { name, memberships: [{ merchantId: spa.merchantId, role }] });
const redeem = (ctx: TestContext, more: Partial<Parameters<typeof redeemVoucher>[1]> = {}) =>
  redeemVoucher(ctx, { code: sold.code, venueId: spa.venueId, quantity: 1, ...more });
const voucherNow = async () => (await world.reader.select().from(vouchers))[0];

describe('a voucher', () => {
  it('lets the guest in once, and the second till hears who was first', async () => {
    const first = await redeem(as('clerk'), { deviceId: 'Till 1', beenHere: false });
    expect(first).toMatchObject({ ok: true, value: { voucherId: sold.id, quantity: 1, usesLeft: 0 } });
    world.clock.set(start);
    expect(await redeem(as('clerk'), { deviceId: 'Till 2' })).toEqual({
      ok: false,
      refusal: {
        reason: 'already-redeemed',
        firstRedeemedAt: start - 10 * minuteMs,
        firstDevice: 'Till 1',
      },
    });
    const rows = await world.reader.select().from(redemptions);
    expect(rows).toMatchObject([{ device: 'Till 1', beenHere: false, isOverride: false }]);
    expect(await world.reader.select().from(auditEvents)).toMatchObject([
      { act: 'voucher.redeemed', entity: sold.id, actor: 'person_clara' },
    ]);
  });

  it('is redeemed together with the answer that a till without one asks for again, or not at all', async () => {
    const kept: unknown[] = [];
    const keepAnswer = async (_tx: unknown, value: unknown) => void kept.push(value);
    const noRoom = () => Promise.reject(new Error('The disk is full.'));
    await expect(redeem({ ...as('clerk'), keepAnswer: noRoom })).rejects.toThrow('The disk is full.');
    expect(await world.reader.select().from(redemptions)).toEqual([]);
    const redeemed = await redeem({ ...as('clerk'), keepAnswer });
    expect(redeemed.ok && kept).toEqual([redeemed.ok && redeemed.value]);
    expect(await redeem({ ...as('clerk'), keepAnswer })).toMatchObject({ ok: false });
    expect(kept).toHaveLength(1);
  });

  it.each([
    ['lower case', (code: string) => code.toLowerCase()],
    ['spaces', (code: string) => code.replaceAll('-', ' ')],
    ['no dashes', (code: string) => code.replaceAll('-', '')],
    ['the square', (code: string) => square(code, stillTurn)],
  ])('is found by %s', async (_says, write) => {
    expect((await redeem(as('clerk'), { code: write(sold.code) })).ok).toBe(true);
  });

  it.each([
    { says: 'the square of now', turns: 0, ok: true },
    { says: 'the one before', turns: 1, ok: true },
    { says: 'a picture of a minute ago', turns: 2, ok: false },
  ])('shows $says: $ok', async ({ turns, ok }) => {
    const code = square(sold.code, turnAt(world.clock.now()) - turns);
    const asked = { code, venueId: spa.venueId, quantity: 1 };
    expect(await checkRedemption(as('clerk'), asked)).toMatchObject(
      ok ? { value: { outcome: 'valid' } } : { refusal: { reason: 'code-turned' } },
    );
  });

  it('looked up in time is let in although its square has turned, but not much later', async () => {
    const code = square(sold.code, turnAt(world.clock.now()));
    world.clock.advance(3 * 60_000 + 30_000);
    expect(await redeem(as('clerk'), { code })).toMatchObject({ refusal: { reason: 'code-turned' } });
    world.clock.advance(-30_000);
    expect((await redeem(as('clerk'), { code })).ok).toBe(true);
  });

  it('for two may be used one by one, and never more than is left', async () => {
    sold = await sell({ quantity: 2 });
    expect(await redeem(as('clerk'))).toMatchObject({ ok: true, value: { usesLeft: 1 } });
    expect(await redeem(as('clerk'), { quantity: 2 })).toMatchObject({
      ok: false,
      refusal: { reason: 'fewer-uses-left', usesLeft: 1 },
    });
    expect(await redeem(as('clerk'))).toMatchObject({ ok: true, value: { usesLeft: 0 } });
  });

  it.each([
    { minutes: -31, ok: false },
    { minutes: -30, ok: true },
    { minutes: 59, ok: true },
    { minutes: 60, ok: false },
  ])('$minutes minutes from its start: $ok', async ({ minutes, ok }) => {
    world.clock.set(start + minutes * minuteMs);
    const outcome = await redeem(as('clerk'));
    expect(outcome.ok).toBe(ok);
    if (!outcome.ok)
      expect(outcome.refusal).toEqual({
        reason: 'wrong-time',
        windows: [{ from: start - 30 * minuteMs, until: start + 60 * minuteMs }],
        timeZone: 'Europe/Lisbon',
      });
  });

  it('is let in at a wrong time by a manager only, audited', async () => {
    world.clock.set(start + 190 * minuteMs);
    expect(await redeem(as('clerk'), { override: true })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    });
    expect((await redeem(as('manager'), { override: true })).ok).toBe(true);
    expect(await world.reader.select().from(auditEvents)).toMatchObject([
      { act: 'voucher.redeemed-outside-its-time' },
    ]);
    expect((await world.reader.select().from(redemptions))[0]?.isOverride).toBe(true);
  });

  it('is not there for another merchant, for a wrong code and for the wrong square', async () => {
    const other = asPerson(world, { memberships: [{ merchantId: 'merchant_other', role: 'owner' }] });
    expect(await redeem(other)).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await redeem(world)).toMatchObject({ refusal: { reason: 'not-signed-in' } });
    for (const code of [
      'AAAA-BBBB-CCCC',
      'x',
      scannedText(`voucher_${'a'.repeat(32)}`, sold.code, sealTurn(world, sold.id, stillTurn)),
      scannedText(sold.id, sold.code, { turn: stillTurn, seal: 'made-up' }),
      "' or 1=1 --",
    ])
      expect(await redeem(as('clerk'), { code })).toEqual({
        ok: false,
        refusal: { reason: 'no-such-voucher' },
      });
    expect((await voucherNow())?.usesLeft).toBe(1);
  });

  it('V4: sounds at the till of another merchant like a code that does not exist', async () => {
    await world.store.transaction(async (tx) => {
      const [merchant] = await tx.select().from(merchants);
      const [venue] = await tx.select().from(venues);
      const other = { id: 'merchant_other' };
      await tx.insert(merchants).values({ ...given(merchant, 'there is one'), ...other });
      const at = { id: 'venue_other', slug: 'other', merchantId: other.id };
      await tx.insert(venues).values({ ...given(venue, 'there is one'), ...at });
      return accept(null);
    });
    const clerk = asPerson(world, { memberships: [{ merchantId: 'merchant_other', role: 'owner' }] });
    const wrong = await redeem(clerk, { venueId: 'venue_other', code: 'AAAA-BBBB-CCCC' });
    expect(wrong).toEqual({ ok: false, refusal: { reason: 'no-such-voucher' } });
    expect(await redeem(clerk, { venueId: 'venue_other' })).toEqual(wrong);
    expect(await redeem(clerk, { venueId: 'venue_other', code: square(sold.code, stillTurn) })).toEqual(
      wrong,
    );
    expect((await voucherNow())?.usesLeft).toBe(1);
  });

  it('is refused at another venue of the same merchant', async () => {
    await world.store.transaction(async (tx) => {
      const [venue] = await tx.select().from(venues);
      await tx.insert(venues).values({ ...given(venue, 'there is one'), id: 'venue_two', slug: 'two' });
      return accept(null);
    });
    expect(await redeem(as('clerk'), { venueId: 'venue_two' })).toMatchObject({
      refusal: { reason: 'wrong-venue' },
    });
  });

  it.each([
    { status: 'authorised', reason: 'not-paid' },
    { status: 'refunded', reason: 'refunded' },
  ] as const)('of an order that is $status is refused: $reason', async ({ status, reason }) => {
    await world.store.transaction(async (tx) => accept(await tx.update(orders).set({ status })));
    expect(await redeem(as('clerk'))).toEqual({ ok: false, refusal: { reason } });
  });

  it('counts a scan without a network once, at the time it was scanned', async () => {
    const scan = { scannedAt: start, offlineNonce: 'scan-1', deviceId: 'Till 1' };
    world.clock.set(start + 300 * minuteMs);
    const first = await redeem(as('clerk'), scan);
    expect(first).toMatchObject({ ok: true, value: { redeemedAt: isoOf(start) } });
    expect(await redeem(as('clerk'), scan)).toEqual(first);
    expect(await redeem(as('clerk'), { ...scan, offlineNonce: 'scan-2' })).toMatchObject({
      refusal: { reason: 'already-redeemed', firstDevice: 'Till 1' },
    });
  });

  it('does not believe a device that claims a time without the mark of an offline scan', async () => {
    world.clock.set(start + 300 * minuteMs);
    expect(await redeem(as('clerk'), { scannedAt: start })).toMatchObject({
      refusal: { reason: 'wrong-time' },
    });
  });
});
