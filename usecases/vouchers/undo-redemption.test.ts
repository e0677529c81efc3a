import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { auditEvents } from '@/db/tables/operations';
import { vouchers } from '@/db/tables/vouchers';
import { recordRedemption } from '@/db/vouchers/redemptions';
import { takeUses } from '@/db/vouchers/vouchers';
import { accept } from '@/domain/kernel/result';
import type { MerchantRole } from '@/domain/people/roles';
import { instantOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import { asPerson, type TestContext, testContext } from '../testing';
import { undoRedemption } from './undo-redemption';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;
let id: string;

beforeEach(async () => {
  world = await testContext({ now: start });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    const voucher = await sellVisit(tx, { now: 0, start, secrets: world.secrets });
    await takeUses(tx, voucher.id, 1);
    id = await recordRedemption(tx, {
      voucherId: voucher.id,
      merchantId: spa.merchantId,
      venueId: spa.venueId,
      redeemedBy: 'person_clara',
      device: 'Till 1',
      quantity: 1,
      redeemedAt: start,
    });
    return accept(null);
  });
});
const as = (role: MerchantRole) =>
  asPerson(world, { name: 'Marta', memberships: [{ merchantId: spa.merchantId, role }] });

describe('a redemption', () => {
  it('is undone by a manager within five minutes, audited, and the voucher is good again', async () => {
    world.clock.set(start + 5 * minuteMs - 1);
    expect(await undoRedemption(as('manager'), { id })).toMatchObject({ ok: true, value: { usesLeft: 1 } });
    expect(await world.reader.select().from(vouchers)).toMatchObject([{ status: 'issued', usesLeft: 1 }]);
    expect(await world.reader.select().from(auditEvents)).toMatchObject([
      { act: 'voucher.redemption-undone', actor: 'person_marta' },
    ]);
  });

  it('is not undone after five minutes', async () => {
    world.clock.set(start + 5 * minuteMs);
    expect(await undoRedemption(as('manager'), { id })).toEqual({
      ok: false,
      refusal: { reason: 'undo-too-late', until: start + 5 * minuteMs },
    });
  });

  it('is undone once', async () => {
    await undoRedemption(as('owner'), { id });
    expect(await undoRedemption(as('owner'), { id })).toMatchObject({
      refusal: { reason: 'already-undone' },
    });
    expect((await world.reader.select().from(vouchers))[0]?.usesLeft).toBe(1);
  });

  it('is not undone by a clerk, and is not there for others', async () => {
    const stranger = asPerson(world, { memberships: [{ merchantId: 'merchant_other', role: 'owner' }] });
    expect(await undoRedemption(as('clerk'), { id })).toMatchObject({ refusal: { reason: 'not-allowed' } });
    expect(await undoRedemption(stranger, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await undoRedemption(world, { id: 'redemption_none' })).toMatchObject({ ok: false });
  });

  it('whose voucher was refunded meanwhile stays as it is', async () => {
    await world.store.transaction(async (tx) =>
      accept(await tx.update(vouchers).set({ status: 'refunded' })),
    );
    expect(await undoRedemption(as('manager'), { id })).toMatchObject({ refusal: { reason: 'refunded' } });
  });
});
