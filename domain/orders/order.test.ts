import { describe, expect, test } from 'vitest';
import { moveBy } from '../kernel/moves';
import { hourMs } from '../time/zone';
import { mayCancel } from './cancel';
import { orderActs, orderMoves } from './moves';
import { type OrderStatus, orderStatuses, shownStatus } from './order';

const start = 100 * hourMs;
const cancel = (changes: Partial<Parameters<typeof mayCancel>[0]> = {}) =>
  mayCancel({ now: start - 25 * hourMs, start, cancelHoursBefore: 24, status: 'paid', ...changes });

describe('cancelling', () => {
  test.each([
    { says: 'a paid order gets its money back until 24 hours before', changes: {}, gives: 'refund' },
    { says: 'the last millisecond counts', changes: { now: start - 24 * hourMs - 1 }, gives: 'refund' },
    { says: 'a held payment is let go', changes: { status: 'authorised' }, gives: 'release' },
    {
      says: 'a group that has not tipped is left at any time',
      changes: { status: 'authorised', groupStatus: 'open', now: start - 1 },
      gives: 'release',
    },
    {
      says: 'what was taken for a group that has not tipped goes back',
      changes: { groupStatus: 'open', now: start - 1 },
      gives: 'refund',
    },
    {
      says: 'with zero hours it is free until the start',
      changes: { cancelHoursBefore: 0, now: start - 1 },
      gives: 'refund',
    },
  ] as const)('$says', ({ changes, gives }) => {
    expect(cancel(changes)).toEqual({ ok: true, value: { gives } });
  });

  test.each([
    {
      says: 'exactly 24 hours before it is too late',
      changes: { now: start - 24 * hourMs },
      reason: 'too-late-to-cancel',
    },
    {
      says: 'in a tipped group the same hours count',
      changes: { status: 'authorised', groupStatus: 'tipped', now: start },
      reason: 'too-late-to-cancel',
    },
    { says: 'a redeemed visit is over', changes: { isRedeemed: true }, reason: 'already-redeemed' },
    { says: 'nothing is cancelled twice', changes: { status: 'cancelled' }, reason: 'already-cancelled' },
    {
      says: 'a refunded order neither',
      changes: { status: 'refunded', now: start },
      reason: 'already-cancelled',
    },
    { says: 'an unknown outcome is waited for', changes: { status: 'pending' }, reason: 'order-pending' },
  ] as const)('$says', ({ changes, reason }) => {
    expect(cancel(changes)).toMatchObject({ ok: false, refusal: { reason } });
  });
});

describe('the life of an order', () => {
  test('nothing leaves declined, cancelled or refunded', () => {
    for (const status of ['declined', 'cancelled', 'refunded'] as const) {
      for (const act of orderActs) expect(moveBy(orderMoves, act).from).not.toContain(status);
    }
  });

  test('money taken only ever goes back: no way leads from paid to cancelled or declined', () => {
    const next = (statuses: Set<OrderStatus>) =>
      new Set([...statuses, ...[...statuses].flatMap((status) => Object.values(orderMoves[status]))]);
    const reachable = orderStatuses.reduce((known) => next(known), new Set<OrderStatus>(['paid']));
    expect([...reachable].sort()).toEqual(['paid', 'partly-refunded', 'refunded']);
  });

  test('what is taken for an open group is paid for good or goes back', () => {
    expect(orderMoves.taken).toEqual({ 'go-ahead': 'paid', refund: 'refunded' });
    expect(cancel({ status: 'taken', groupStatus: 'open', now: start - 1 })).toMatchObject({
      value: { gives: 'refund' },
    });
    expect(shownStatus('taken')).toBe('paid');
  });

  test('every status but pending is reached from pending', () => {
    expect(new Set(Object.values(orderMoves).flatMap((moves) => Object.values(moves)))).toEqual(
      new Set(orderStatuses),
    );
  });
});
