import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourMs } from '../time/zone';
import { chanceToTip, fewestGroups, type PastGroup } from './chance';

const hours = (count: number) => count * hourMs;
/** Closes after 72 hours; people join at these hours. */
const past = (joins: readonly number[], threshold = 4): PastGroup => ({
  ...{ createdAt: 0, closesAt: hours(72), threshold, hasTipped: joins.length >= threshold },
  joinedAt: joins.map(hours),
});
const many = (count: number, group: PastGroup) => Array.from({ length: count }, () => group);
/** Three of four are in, with a day to go. */
const now = { members: 3, threshold: 4, closesAt: hours(72), now: hours(48) };

describe('how likely a group goes ahead', () => {
  test('is what became of groups that missed as many with as much time left', () => {
    const went = past([1, 10, 40, 60]);
    const failed = past([1, 10, 40]);
    const alike = [...many(20, went), ...many(10, failed)];
    expect(chanceToTip(now, alike)).toEqual({ kind: 'band', low: 5, high: 8, groups: 30 });
    expect(chanceToTip({ ...now, members: 1 }, alike)).toEqual({ kind: 'unknown' });
    expect(chanceToTip({ ...now, now: hours(61) }, alike)).toEqual({ kind: 'unknown' });
    expect(chanceToTip({ ...now, now: hours(5), members: 1 }, alike)).toMatchObject({ groups: 30 });
  });

  test('is not said with fewer than twelve, nor of a group that is over or has all it needs', () => {
    const few = many(fewestGroups - 1, past([1, 10, 40, 60]));
    expect(chanceToTip(now, few)).toEqual({ kind: 'unknown' });
    const enough = many(40, past([1, 10, 40, 60]));
    expect(chanceToTip(now, enough)).toEqual({ kind: 'band', low: 9, high: 10, groups: 40 });
    expect(chanceToTip({ ...now, members: 4 }, enough)).toEqual({ kind: 'unknown' });
    expect(chanceToTip({ ...now, now: hours(72) }, enough)).toEqual({ kind: 'unknown' });
  });

  test('is always a band with what happened in it, narrower the more is known', () => {
    const counts = fc.record({ went: fc.nat(200), failed: fc.nat(200) });
    fc.assert(
      fc.property(counts, ({ went, failed }) => {
        const known = [...many(went, past([1, 10, 40, 60])), ...many(failed, past([1, 10, 40]))];
        const chance = chanceToTip(now, known);
        expect(chance.kind === 'unknown').toBe(went + failed < fewestGroups);
        if (chance.kind === 'unknown') return;
        const { low, high } = chance;
        expect(low).toBeLessThan(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(10);
        const share = (10 * went) / (went + failed);
        expect(low <= share && share <= high).toBe(true);
        const more = chanceToTip(now, [...known, ...known, ...known, ...known]);
        expect(more.kind === 'band' && more.high - more.low <= high - low).toBe(true);
      }),
    );
  });
});

describe('calibration, in towns whose people come as they like', () => {
  const draw = randomOf(11);
  /** Each group has a pace of its own, and most come near the end. */
  const gathered = (): PastGroup => {
    const pace = 0.5 + 5 * draw() * draw();
    const joins: number[] = [0];
    for (let hour = 1; hour < 72; hour += 1) if (draw() < (pace / 72) * (0.6 + hour / 60)) joins.push(hour);
    return past(joins);
  };
  const history = Array.from({ length: 600 }, gathered);
  const asked = Array.from({ length: 4000 }, () => {
    const group = gathered();
    const at = hours(Math.floor(4 + 64 * draw()));
    const members = group.joinedAt.filter((joined) => joined <= at).length;
    return { chance: chanceToTip({ ...group, members, now: at }, history), hasTipped: group.hasTipped };
  }).flatMap(({ chance, hasTipped }) => (chance.kind === 'band' ? [{ ...chance, hasTipped }] : []));

  test('of the groups told “so many in ten” so many go ahead', () => {
    const told = Map.groupBy(asked, ({ low, high }) => `${low} to ${high}`);
    const often = [...told.values()].filter((same) => same.length >= 60);
    expect(often.length).toBeGreaterThan(5);
    for (const same of often) {
      const { low = 0, high = 0 } = same[0] ?? {};
      const share = (10 * same.filter(({ hasTipped }) => hasTipped).length) / same.length;
      expect(share).toBeGreaterThanOrEqual(low - 0.5);
      expect(share).toBeLessThanOrEqual(high + 0.5);
    }
  });

  test('what is told is worth more than the average of all', () => {
    const whole = asked.filter(({ hasTipped }) => hasTipped).length / asked.length;
    const error = (guess: (one: (typeof asked)[number]) => number) =>
      asked.reduce((sum, one) => sum + (guess(one) - (one.hasTipped ? 1 : 0)) ** 2, 0) / asked.length;
    expect(error(({ low, high }) => (low + high) / 20)).toBeLessThan(0.8 * error(() => whole));
  });
});

/** Numbers in [0, 1), the same for the same seed. Source: Marsaglia's xorshift, J. Stat. Softw. 8 (2003). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
