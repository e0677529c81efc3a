import { beforeEach, describe, expect, it } from 'vitest';
import { asPerson, type TestContext } from '../testing';
import { holdSeats } from './hold-seats';
import { releaseHold } from './release-hold';
import { counts, held, holdAsked, spaContext, wed15 } from './testing';

let ctx: TestContext;

beforeEach(async () => {
  ctx = await spaContext();
});

describe('releasing a hold', () => {
  it('S4: can be let go at once, and twice is once', async () => {
    const { id } = await held(ctx);
    expect((await releaseHold(ctx, { id })).ok).toBe(true);
    expect((await releaseHold(ctx, { id })).ok).toBe(true);
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 0, alone: 0 });
  });

  it('does not exist for anybody but its holder', async () => {
    const ana = asPerson(ctx, { name: 'Ana' });
    const answer = await holdSeats(ana, holdAsked());
    const id = answer.ok ? answer.value.id : '';
    const stranger = asPerson(ctx, { name: 'Ben' });
    expect(await releaseHold(stranger, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
  });
});
