import { beforeEach, describe, expect, it } from 'vitest';
import { accessHash } from '@/db/orders/order-access';
import { loadQuietTuesdaySpa } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { asPerson, type TestContext, testContext } from '../testing';
import { getVoucher } from './get-voucher';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;
let voucher = { id: '', code: '', orderId: '' };

beforeEach(async () => {
  world = await testContext({ now: start });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    const order = { personId: 'person_ana', accessTokenHash: accessHash(world.secrets, 'secret') };
    voucher = await sellVisit(tx, { now: 0, start, secrets: world.secrets, order });
    return accept(null);
  });
});

describe('a voucher', () => {
  it('shows its owner the code, a square, the time and the conditions', async () => {
    const found = await getVoucher(asPerson(world, { name: 'Ana' }), { id: voucher.id });
    expect(found).toMatchObject({
      ok: true,
      value: {
        code: voucher.code,
        status: 'issued',
        validFrom: '2027-03-10T14:30:00Z',
        validUntil: '2027-03-10T16:00:00Z',
        venue: { name: 'Casa Verde Spa' },
        quantity: 1,
        usesLeft: 1,
      },
    });
    expect(found.ok && found.value.qr).toMatch(/^<svg/);
    expect(found.ok && found.value.conditions.join(' ')).toContain('drinks');
  });

  it('opens to a guest with the token of the order', async () => {
    expect((await getVoucher(world, { id: voucher.id, accessToken: 'secret' })).ok).toBe(true);
  });

  it('is not there for anybody else', async () => {
    const no = { ok: false, refusal: { reason: 'not-found' } };
    expect(await getVoucher(world, { id: voucher.id })).toEqual(no);
    expect(await getVoucher(world, { id: voucher.id, accessToken: 'guess' })).toEqual(no);
    expect(await getVoucher(asPerson(world, { name: 'Bea' }), { id: voucher.id })).toEqual(no);
  });
});
