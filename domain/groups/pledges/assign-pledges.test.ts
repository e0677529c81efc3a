import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignPledges, exactUpTo } from './assign-pledges';
import type { OpenHour, Pledge, PledgesAsked } from './pledge';

const [a, b, c] = [1, 2, 3];
const hour = (start: number, missing = 4, room = 6): OpenHour => ({ start, missing, room });
const people = (...wishes: readonly (readonly number[])[]): Pledge[] =>
  wishes.map((starts, index) => ({ id: `p${index}`, starts }));
const times = (count: number, starts: readonly number[]) => Array.from({ length: count }, () => starts);

describe('nine pledges for three hours', () => {
  const nine = people(...times(3, [a, b]), ...times(3, [b, c]), ...times(3, [c, a]));

  test('tip two groups and bring all nine, where first choices tip none', () => {
    const { startOf, tips, tipsByFirstChoice, isExact } = assignPledges({
      pledges: nine,
      hours: [hour(a), hour(b), hour(c)],
    });
    expect(tips).toHaveLength(2);
    expect(startOf.size).toBe(9);
    expect(tipsByFirstChoice).toBe(0);
    expect(isExact).toBe(true);
  });

  test('the two earliest hours go ahead, and the earliest get the hour they like best', () => {
    const { startOf, tips } = assignPledges({ pledges: nine, hours: [hour(a), hour(b), hour(c)] });
    expect(tips).toEqual([a, b]);
    expect(['p0', 'p1', 'p2'].map((id) => startOf.get(id))).toEqual([a, a, b]);
    expect([...startOf.values()].filter((start) => start === a)).toHaveLength(5);
  });
});

describe('one pledge', () => {
  test.each([
    { says: 'completes a group that misses one', hours: [hour(a, 1)], gets: a },
    { says: 'joins one that has tipped', hours: [hour(a, 0, 1)], gets: a },
    { says: 'tips nothing that misses two', hours: [hour(a, 2)], gets: undefined },
    { says: 'does not fit into a full one', hours: [hour(a, 0, 0)], gets: undefined },
    {
      says: 'tips the hour it likes less rather than join one that goes ahead anyway',
      hours: [hour(a, 0), hour(b, 1)],
      gets: b,
    },
    { says: 'gets the earlier of two hours that it tips', hours: [hour(a, 1), hour(b, 1)], gets: a },
  ])('$says', ({ hours, gets }) => {
    expect(assignPledges({ pledges: people([a, b]), hours }).startOf.get('p0')).toBe(gets);
  });

  test('is never sent where it does not want to be', () => {
    expect(assignPledges({ pledges: people([b]), hours: [hour(a, 1)] }).startOf.size).toBe(0);
  });
});

test('the earlier pledge gets the last place', () => {
  const { startOf } = assignPledges({ pledges: people([a], [a]), hours: [hour(a, 1, 1)] });
  expect([...startOf]).toEqual([['p0', a]]);
});

test('of two hours that share seats only one takes pledges', () => {
  const { tips, startOf } = assignPledges({
    pledges: people([a], [b], [b]),
    hours: [hour(a, 1), hour(b, 1)],
    rivals: [[a, b]],
  });
  expect(tips).toEqual([b]);
  expect(startOf.size).toBe(2);
});

test('beyond the sizes tried in full, groups still tip and nobody is sent where they did not want to be', () => {
  const starts = Array.from({ length: exactUpTo.hours + 2 }, (_, index) => index + 1);
  const pledges = people(...starts.flatMap((start) => times(2, [start, (start % starts.length) + 1])));
  const { tips, isExact, startOf } = assignPledges({
    pledges,
    hours: starts.map((start) => hour(start, 2, 3)),
  });
  expect(isExact).toBe(false);
  expect(tips).toHaveLength(starts.length);
  for (const pledge of pledges) expect(pledge.starts).toContain(startOf.get(pledge.id));
});

/** Every way to send people, tried one by one: what the solver is measured against. */
function byTryingAll(asked: PledgesAsked): readonly number[] | null {
  const ways = asked.pledges.reduce<(number | null)[][]>(
    (known, { starts }) => known.flatMap((way) => [null, ...starts].map((start) => [...way, start])),
    [[]],
  );
  return ways.reduce<readonly number[] | null>((best, way) => {
    const rank = rankOf(asked, way);
    if (!rank) return best;
    return best && !isLess(rank, best) ? best : rank;
  }, null);
}

function rankOf({ hours, pledges, rivals = [] }: PledgesAsked, way: readonly (number | null)[]) {
  const at = (start: number) => way.filter((one) => one === start).length;
  for (const { start, missing, room } of hours)
    if (at(start) > room || (at(start) > 0 && at(start) < missing)) return null;
  if (way.some((start) => start !== null && !hours.some((one) => one.start === start))) return null;
  if (rivals.some(([one, other]) => at(one) > 0 && at(other) > 0)) return null;
  const tips = hours.filter(({ start, missing }) => missing > 0 && at(start) >= missing).length;
  const come = way.filter((start) => start !== null).length;
  return [
    -tips,
    -come,
    ...way.map((start) => (start === null ? 1 : 0)),
    ...hours.map(({ start, missing }) => (missing > 0 && at(start) >= missing ? 0 : 1)),
    ...way.map((start, who) => (start === null ? 0 : (pledges[who]?.starts.indexOf(start) ?? 0))),
  ];
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

test('nothing does better: groups, then people, then the earliest people and hours, then wishes', () => {
  const starts = [1, 2, 3, 4];
  const someone = fc.uniqueArray(fc.constantFrom(...starts), { minLength: 1, maxLength: 3 });
  const anHour = fc.record({ missing: fc.integer({ min: 0, max: 3 }), room: fc.integer({ min: 0, max: 4 }) });
  fc.assert(
    fc.property(
      fc.array(someone, { minLength: 1, maxLength: 6 }),
      fc.array(anHour, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (wishes, sizes, isSharing) => {
        const asked: PledgesAsked = {
          pledges: people(...wishes),
          hours: sizes.map((size, index) => ({ start: index + 1, ...size })),
          rivals: isSharing ? [[1, 2]] : [],
        };
        const { startOf } = assignPledges(asked);
        const way = asked.pledges.map(({ id }) => startOf.get(id) ?? null);
        const usable = {
          ...asked,
          pledges: asked.pledges.map((one) => ({
            ...one,
            starts: one.starts.filter((start) =>
              asked.hours.some((open) => open.start === start && open.missing <= open.room && open.room > 0),
            ),
          })),
        };
        expect(rankOf(usable, way)).toEqual(byTryingAll(usable));
      },
    ),
    { numRuns: 400 },
  );
});
