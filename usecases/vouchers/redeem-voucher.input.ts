import { z } from 'zod';
import { id, instant, optionalText } from '../pieces.input';
import { code } from './check-redemption.input';

export const redeemVoucherInput = z.strictObject({
  code,
  venueId: id,
  quantity: z.int().min(1).max(100).default(1),
  /** The guest's answer to "been here before?". */
  beenHere: z.boolean().optional(),
  deviceId: optionalText(80),
  /** When a device without a network scanned it; believed only together with `offlineNonce`. */
  scannedAt: instant.optional(),
  offlineNonce: optionalText(80),
  /** A manager lets the guest in outside the valid time. */
  override: z.boolean().optional(),
});
export type RedeemVoucher = z.output<typeof redeemVoucherInput>;
