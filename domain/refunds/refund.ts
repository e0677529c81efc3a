import type { Moves } from '../kernel/moves';

export const refundStatuses = [
  'requested',
  'approved',
  'proposed',
  'sent',
  'confirmed',
  'failed',
  'action-needed',
] as const;
export type RefundStatus = (typeof refundStatuses)[number];
export const refundActs = ['approve', 'propose', 'send', 'confirm', 'fail', 'ask'] as const;
export type RefundAct = (typeof refundActs)[number];

/** Why money goes back, as the timeline says it. */
export const refundCauses = [
  'cancel',
  'late',
  'tier',
  'guarantee',
  'reschedule',
  'price-dropped',
  'expiry',
  'stopped',
  'called-off',
  'group-failed',
] as const;
export type RefundCause = (typeof refundCauses)[number];

/**
 * What may happen to a refund. Even a confirmed one fails when the provider says so later, and a failed one always asks
 * for another way: a dead channel is never shown as done. `proposed` waits for a second person of ours to send a large sum. Page: docs/rules/refunds.md. Source: beyond.md N13.
 */
export const refundMoves: Moves<RefundStatus, RefundAct> = {
  requested: { approve: 'approved' },
  approved: { propose: 'proposed', send: 'sent' },
  proposed: { send: 'sent' },
  sent: { confirm: 'confirmed', fail: 'failed' },
  confirmed: { fail: 'failed' },
  failed: { ask: 'action-needed' },
  'action-needed': { approve: 'approved' },
};

/** Banks show money that went back to a card within ten working days: that is within so many days of the calendar. */
export const cardDays = 14;
