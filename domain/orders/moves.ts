import type { Moves } from '../kernel/moves';
import type { OrderStatus } from './order';

export const orderActs = [
  'ask-action',
  'authorise',
  'take',
  'go-ahead',
  'pay',
  'lose-track',
  'decline',
  'cancel',
  'refund',
  'refund-part',
] as const;
export type OrderAct = (typeof orderActs)[number];

/**
 * What may happen to an order, and what it is then. An order begins `pending`: the intent is recorded before the call,
 * the answer after it. An unknown outcome is its own state, never a failure. Source: api.md, order status; trust.md M4.
 */
export const orderMoves: Moves<OrderStatus, OrderAct> = {
  pending: {
    'ask-action': 'action-required',
    authorise: 'authorised',
    take: 'taken',
    pay: 'paid',
    decline: 'declined',
    cancel: 'cancelled',
  },
  'action-required': {
    authorise: 'authorised',
    take: 'taken',
    pay: 'paid',
    'lose-track': 'pending',
    decline: 'declined',
    cancel: 'cancelled',
  },
  authorised: {
    // A card that fails after its group tipped: the payer may name another one.
    'ask-action': 'action-required',
    pay: 'paid',
    'lose-track': 'pending',
    decline: 'declined',
    cancel: 'cancelled',
  },
  // Paid at once for a group that is open: it goes ahead, or everything goes back.
  taken: { 'go-ahead': 'paid', refund: 'refunded' },
  paid: { refund: 'refunded', 'refund-part': 'partly-refunded' },
  'partly-refunded': { refund: 'refunded', 'refund-part': 'partly-refunded' },
  declined: {},
  cancelled: {},
  refunded: {},
};
