import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closesAt } from '../deals/closes-at';
import { hourMs } from '../time/zone';
import { canStillTip, closeGroup, decide, type GroupFacts, groupMoves, holdReaches, joinGroup } from './life';

const closing = 1_000_000;
const group = (changes: Partial<GroupFacts> = {}): GroupFacts => ({
  status: 'open',
  members: 3,
  threshold: 4,
  maximum: 5,
  closesAt: closing,
  ...changes,
});
const join = (changes: Partial<GroupFacts> = {}, act = {}) =>
  joinGroup(group(changes), { now: closing - 1, isIn: false, seatsObtainable: 2, ...act });

describe('joining', () => {
  test.each([
    {
      says: 'the fourth person tips the group',
      changes: {},
      gives: { members: 4, tips: true, closes: false },
    },
    {
      says: 'the third does not',
      changes: { members: 2 },
      gives: { members: 3, tips: false, closes: false },
    },
    {
      says: 'a fifth closes it and tips nothing again',
      changes: { status: 'tipped', members: 4 },
      gives: { members: 5, tips: false, closes: true },
    },
    {
      says: 'one person may be threshold and maximum',
      changes: { members: 0, threshold: 1, maximum: 1 },
      gives: { members: 1, tips: true, closes: true },
    },
  ] as const)('$says', ({ changes, gives }) => {
    expect(join(changes)).toEqual({ ok: true, value: gives });
  });

  test.each([
    { says: 'at closing time itself', changes: {}, act: { now: closing }, reason: 'group-closed' },
    { says: 'after it failed', changes: { status: 'failed' }, act: {}, reason: 'group-closed' },
    { says: 'when it is full', changes: { status: 'tipped', members: 5 }, act: {}, reason: 'group-closed' },
    {
      says: 'when it was closed before its time',
      changes: { status: 'tipped', closedAt: 5 },
      act: {},
      reason: 'group-closed',
    },
    { says: 'twice', changes: {}, act: { isIn: true }, reason: 'already-in-group' },
    { says: 'without a place', changes: {}, act: { seatsObtainable: 0 }, reason: 'sold-out' },
  ] as const)('nobody joins $says', ({ changes, act, reason }) => {
    expect(join(changes, act)).toMatchObject({ ok: false, refusal: { reason } });
  });
});

describe('what time and places do', () => {
  test.each([
    { says: 'a group in the middle of its life stays', changes: {}, now: 1, seats: 1, does: 'stay' },
    {
      says: 'three of four fail at the deadline',
      changes: {},
      now: closing,
      seats: 9,
      does: 'fail-deadline',
    },
    { says: 'one millisecond before they do not', changes: {}, now: closing - 1, seats: 9, does: 'stay' },
    {
      says: 'without the fourth place they fail at once',
      changes: {},
      now: 1,
      seats: 0,
      does: 'fail-unreachable',
    },
    {
      says: 'four of four tip, even if the deadline passed since',
      changes: { members: 4 },
      now: closing,
      seats: 0,
      does: 'tip',
    },
    {
      says: 'a tipped group goes on',
      changes: { status: 'tipped', members: 4 },
      now: 1,
      seats: 0,
      does: 'stay',
    },
    {
      says: 'and closes at the deadline',
      changes: { status: 'tipped', members: 4 },
      now: closing,
      seats: 0,
      does: 'close-tipped',
    },
    {
      says: 'or at its maximum',
      changes: { status: 'tipped', members: 5 },
      now: 1,
      seats: 0,
      does: 'close-tipped',
    },
    {
      says: 'a tipped group that lost people still closes tipped',
      changes: { status: 'tipped', members: 2 },
      now: closing,
      seats: 0,
      does: 'close-tipped',
    },
    {
      says: 'a closed one is left alone',
      changes: { status: 'tipped', members: 5, closedAt: 7 },
      now: closing,
      seats: 0,
      does: 'stay',
    },
    { says: 'a failed one too', changes: { status: 'failed' }, now: closing, seats: 0, does: 'stay' },
  ] as const)('$says', ({ changes, now, seats, does }) => {
    expect(decide({ ...group(changes), now, seatsObtainable: seats })).toBe(does);
  });

  test('joining begins when a hold reaches past the close', () => {
    expect(holdReaches({ now: 0, closesAt: 7, holdMs: 7 })).toBe(false);
    expect(holdReaches({ now: 1, closesAt: 7, holdMs: 7 })).toBe(true);
  });

  test('members and places together reach the threshold, or nothing can tip', () => {
    expect(canStillTip({ members: 2, threshold: 4, seatsObtainable: 2 })).toBe(true);
    expect(canStillTip({ members: 2, threshold: 4, seatsObtainable: 1 })).toBe(false);
  });
});

describe('the end', () => {
  test.each([
    {
      says: 'below the threshold it fails',
      status: 'open',
      members: 3,
      because: 'deadline',
      ends: { status: 'failed', because: 'deadline' },
    },
    {
      says: 'at the threshold it has tipped',
      status: 'open',
      members: 4,
      because: 'deadline',
      ends: { status: 'tipped', because: null },
    },
    {
      says: 'tipped stays tipped',
      status: 'tipped',
      members: 2,
      because: 'stopped',
      ends: { status: 'tipped', because: null },
    },
    {
      says: 'a stop fails an open group',
      status: 'open',
      members: 3,
      because: 'stopped',
      ends: { status: 'failed', because: 'stopped' },
    },
  ] as const)('$says', ({ status, members, because, ends }) => {
    expect(closeGroup({ status, members, threshold: 4 }, because)).toEqual(ends);
  });

  test('nothing leaves tipped or failed', () => {
    expect([groupMoves.tipped, groupMoves.failed]).toEqual([{}, {}]);
  });

  test('closing counts back from the slot, on from the team, or stands fixed', () => {
    const base = { threshold: 4, maximum: 5, tiers: [] };
    const when = { start: 100 * hourMs, createdAt: 10 * hourMs };
    expect(closesAt({ group: { ...base, scope: 'slot', closesHoursBefore: 24 }, ...when })).toBe(76 * hourMs);
    expect(closesAt({ group: { ...base, scope: 'team', closesAfterHours: 48 }, ...when })).toBe(58 * hourMs);
    expect(closesAt({ group: { ...base, scope: 'team', closesAfterHours: 480 }, ...when })).toBe(
      100 * hourMs,
    );
    expect(closesAt({ group: { ...base, scope: 'deal', closesAt: 5 }, ...when })).toBe(5);
  });

  test('closing counts real hours, also over the night the clocks change', () => {
    const group = { threshold: 4, maximum: 5, tiers: [], scope: 'slot', closesHoursBefore: 24 } as const;
    // Lisbon, Sunday 28 March 2027, 15:00; at 01:00 the clocks went an hour ahead.
    const start = Date.UTC(2027, 2, 28, 14);
    expect(closesAt({ group, start, createdAt: 0 })).toBe(Date.UTC(2027, 2, 27, 14));
  });
});

type Act = 'join' | 'leave' | number;
type Course = {
  readonly facts: GroupFacts;
  readonly now: number;
  readonly tips: number;
  readonly late: number;
};

/** One act, then what time makes of it; a number lets so many milliseconds pass. */
function live(course: Course, act: Act): Course {
  const now = course.now + (typeof act === 'number' ? act : 0);
  const acted = act === 'join' ? joined({ ...course, now }) : { ...course, now };
  const facts = act === 'leave' && acted.facts.status === 'open' ? withoutOne(acted.facts) : acted.facts;
  const decision = decide({ ...facts, now, seatsObtainable: 9 });
  expect(decision).not.toBe('tip');
  expect(facts.members).toBeLessThanOrEqual(facts.maximum);
  if (decision === 'stay') return { ...acted, facts };
  const status = decision === 'fail-deadline' ? 'failed' : facts.status;
  return { ...acted, facts: { ...facts, status, closedAt: now } };
}

function joined(course: Course): Course {
  const answer = joinGroup(course.facts, { now: course.now, isIn: false, seatsObtainable: 9 });
  if (!answer.ok) return course;
  const { members, tips } = answer.value;
  return {
    ...course,
    facts: { ...course.facts, members, status: tips ? 'tipped' : course.facts.status },
    tips: course.tips + (tips ? 1 : 0),
    late: course.late + (course.now >= course.facts.closesAt ? 1 : 0),
  };
}

function withoutOne(facts: GroupFacts): GroupFacts {
  return { ...facts, members: Math.max(0, facts.members - 1) };
}

/** Any order of joins, leaves and time keeps the promises of trust.md G1 and G4. */
test('a group tips at most once, exactly when the threshold is joined in time, and nobody joins late', () => {
  const acts = fc.array(
    fc.oneof(fc.constantFrom<Act>('join', 'join', 'leave'), fc.integer({ min: 1, max: 400 })),
    { maxLength: 40 },
  );
  const sizes = fc.record({
    threshold: fc.integer({ min: 1, max: 6 }),
    more: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(acts, sizes, (steps, { threshold, more }) => {
      const facts = group({ members: 0, threshold, maximum: threshold + more, closesAt: 1000 });
      const end = steps.reduce(live, { facts, now: 0, tips: 0, late: 0 });
      expect(end.late).toBe(0);
      expect(end.tips).toBe(end.facts.status === 'tipped' ? 1 : 0);
    }),
  );
});
