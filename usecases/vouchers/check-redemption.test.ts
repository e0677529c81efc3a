import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { vouchers } from '@/db/tables/vouchers';
import { takeUses } from '@/db/vouchers/vouchers';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import { asPerson, type TestContext, testContext } from '../testing';
import { checkRedemption } from './check-redemption';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;
let voucher = { id: '', code: '' };

beforeEach(async () => {
  world = await testContext({ now: start });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    voucher = await sellVisit(tx, { now: 0, start, secrets: world.secrets });
    return accept(null);
  });
});
const clerk = () => asPerson(world, { memberships: [{ merchantId: spa.merchantId, role: 'clerk' }] });
const check = (code = voucher.code) => checkRedemption(clerk(), { code, venueId: spa.venueId, quantity: 1 });

describe('checking a code', () => {
  it('says what would be let in, and changes nothing', async () => {
    const before = await world.reader.select().from(vouchers);
    expect(await check()).toMatchObject({
      ok: true,
      value: {
        outcome: 'valid',
        refusal: null,
        voucher: { title: '60-minute massage and tea', guest: 'Ana', local: '2027-03-10T15:00', usesLeft: 1 },
      },
    });
    expect(await world.reader.select().from(vouchers)).toEqual(before);
  });

  it('says that the time is wrong, and which is right', async () => {
    world.clock.set(start + 190 * minuteMs);
    expect(await check()).toMatchObject({
      value: {
        outcome: 'refused',
        refusal: {
          code: 'wrong-time',
          windows: [{ from: '2027-03-10T14:30:00Z', until: '2027-03-10T16:00:00Z' }],
        },
      },
    });
  });

  it('says that it was used', async () => {
    await world.store.transaction(async (tx) => accept(await takeUses(tx, voucher.id, 1)));
    expect(await check()).toMatchObject({ value: { outcome: 'already-redeemed' } });
  });

  it('knows no code that is not there', async () => {
    expect(await check('AAAA-BBBB-CCCC')).toEqual({ ok: false, refusal: { reason: 'no-such-voucher' } });
  });
});
