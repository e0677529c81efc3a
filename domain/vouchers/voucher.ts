export const voucherStatuses = ['issued', 'redeemed', 'refunded', 'expired', 'revoked'] as const;
export type VoucherStatus = (typeof voucherStatuses)[number];
