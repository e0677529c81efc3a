import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { insertHold } from '@/db/slots/holds';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { asPerson, type TestContext, testContext } from '../testing';
import { getHold } from './get-hold';

const monday = instantOf('2027-03-08T10:00:00Z');
const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;

beforeEach(async () => {
  world = await testContext({ now: monday });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: monday });
    await insertHold(tx, {
      id: 'hold_one',
      dealId: spa.dealId,
      dealVersion: 1,
      venueId: spa.venueId,
      personId: 'person_ana',
      as: 'group',
      start,
      endAt: start + hourMs,
      freeAt: start + 75 * minuteMs,
      quantity: 1,
      places: 1,
      placesTaken: 0,
      isDiscounted: true,
      listPriceMinor: 6000,
      priceMinor: 3780,
      offBps: 3000,
      because: { kind: 'off-peak', weekday: 3, fromMinute: 840, untilMinute: 1020 },
      createdAt: monday,
      expiresAt: monday + 10 * minuteMs,
    });
    return accept(null);
  });
});

describe('a hold', () => {
  it('shows what is kept, for how long, and what it would cost alone', async () => {
    expect(await getHold(asPerson(world, { name: 'Ana' }), { id: 'hold_one' })).toMatchObject({
      ok: true,
      value: {
        status: 'open',
        price: { amount: 3780, currency: 'EUR' },
        alonePrice: { amount: 4200, currency: 'EUR' },
        expiresAt: monday + 10 * minuteMs,
        now: monday,
        isExtended: false,
      },
    });
  });

  it('is over at its end', async () => {
    world.clock.set(monday + 10 * minuteMs);
    expect(await getHold(asPerson(world, { name: 'Ana' }), { id: 'hold_one' })).toMatchObject({
      value: { status: 'over' },
    });
  });

  it('of somebody else is not there', async () => {
    const no = { ok: false, refusal: { reason: 'not-found' } };
    expect(await getHold(asPerson(world, { name: 'Bea' }), { id: 'hold_one' })).toEqual(no);
    expect(await getHold(world, { id: 'hold_one' })).toEqual(no);
  });
});
