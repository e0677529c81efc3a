export const orderStatuses = [
  'action-required',
  'pending',
  'authorised',
  'paid',
  'declined',
  'cancelled',
  'refunded',
  'partly-refunded',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];
