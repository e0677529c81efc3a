import { betaQuantile } from '../../forecast/chance/beta';

/** Answers to "been here before?" at redemption of one level. */
export type Answers = { readonly returning: number; readonly total: number };

/** A regular says so with chance 0.85, a newcomer clicks "yes" with 0.10: the answers' own error (design 2e, 2f). */
const hits = 0.85;
const slips = 0.1;

/** χ̂ = (R/T − 0.10)/(0.85 − 0.10) with an 80 % band from Beta(2 + R, 3 + T − R) on the same line; between 0 and 1. */
export function regularShare({ returning, total }: Answers): { low: number; middle: number; high: number } {
  const line = (yes: number) => Math.min(1, Math.max(0, (yes - slips) / (hits - slips)));
  const at = (share: number) => line(betaQuantile(share, 2 + returning, 3 + total - returning));
  return { low: at(0.1), middle: at(0.5), high: at(0.9) };
}
