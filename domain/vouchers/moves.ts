import type { Moves } from '../kernel/moves';
import type { VoucherStatus } from './voucher';

export const voucherActs = ['redeem', 'undo', 'refund', 'expire', 'revoke'] as const;
export type VoucherAct = (typeof voucherActs)[number];

/** What may happen to a voucher; redeemed and refunded are never both. `undo` is the manager's, within five minutes, audited. Source: trust.md V2, V3; api.md, till. */
export const voucherMoves: Moves<VoucherStatus, VoucherAct> = {
  issued: { redeem: 'redeemed', refund: 'refunded', expire: 'expired', revoke: 'revoked' },
  redeemed: { undo: 'issued' },
  refunded: {},
  expired: {},
  revoked: {},
};
