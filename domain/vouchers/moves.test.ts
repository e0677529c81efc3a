import { expect, test } from 'vitest';
import { type Moves, moveBy } from '../kernel/moves';
import { orderActs, orderMoves } from '../orders/moves';
import { voucherActs, voucherMoves } from './moves';

test('an act starts from every status that allows it and leads to one', () => {
  const doors: Moves<'open' | 'ajar' | 'closed', 'close'> = {
    open: { close: 'closed' },
    ajar: { close: 'closed' },
    closed: {},
  };
  expect(moveBy(doors, 'close')).toEqual({
    from: ['open', 'ajar'],
    to: 'closed',
  });
});

test('an act that leads to two statuses is no act of a table', () => {
  const wheel: Moves<'left' | 'right', 'turn'> = { left: { turn: 'right' }, right: { turn: 'left' } };
  expect(() => moveBy(wheel, 'turn')).toThrow('turn leads to one status');
});

test('every act of orders and vouchers leads to one status', () => {
  for (const act of orderActs) expect(moveBy(orderMoves, act).from).not.toEqual([]);
  for (const act of voucherActs) expect(moveBy(voucherMoves, act).from).not.toEqual([]);
});
