import { isoOf } from '@/domain/time/iso';

export type RedemptionView = {
  readonly id: string;
  readonly voucherId: string;
  readonly redeemedAt: string;
  readonly quantity: number;
  readonly usesLeft: number;
  readonly device: string;
  readonly undoneAt: string | null;
};
type Redeemed = {
  readonly id: string;
  readonly voucherId: string;
  readonly redeemedAt: number;
  readonly quantity: number;
  readonly device: string;
  readonly undoneAt?: number | null;
};

export function redemptionView(redemption: Redeemed, usesLeft: number): RedemptionView {
  const { id, voucherId, redeemedAt, quantity, device, undoneAt } = redemption;
  return {
    id,
    voucherId,
    redeemedAt: isoOf(redeemedAt),
    quantity,
    usesLeft,
    device,
    undoneAt: undoneAt ? isoOf(undoneAt) : null,
  };
}
