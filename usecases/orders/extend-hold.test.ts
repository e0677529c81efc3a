import { beforeEach, describe, expect, it } from 'vitest';
import { spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { minuteMs } from '@/domain/time/zone';
import { asPerson, type TestContext } from '../testing';
import { extendHold } from './extend-hold';
import { holdSeats } from './hold-seats';
import { held, holdAsked, spaContext } from './testing';

let ctx: TestContext;

beforeEach(async () => {
  ctx = await spaContext();
});

describe('extending a hold', () => {
  it('can be extended once, and not after its end', async () => {
    const { id } = await held(ctx);
    expect(await extendHold(ctx, { id })).toMatchObject({ value: { expiresAt: '2027-03-08T10:20:00Z' } });
    expect(await extendHold(ctx, { id })).toMatchObject({ refusal: { reason: 'hold-extended-already' } });
    ctx.clock.set(spaNow + 20 * minuteMs);
    expect(await extendHold(ctx, { id })).toMatchObject({ refusal: { reason: 'hold-expired' } });
  });

  it('does not exist for anybody but its holder', async () => {
    const ana = asPerson(ctx, { name: 'Ana' });
    const answer = await holdSeats(ana, holdAsked());
    const id = answer.ok ? answer.value.id : '';
    const stranger = asPerson(ctx, { name: 'Ben' });
    expect(await extendHold(stranger, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
  });
});
