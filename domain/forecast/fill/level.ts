/** How fast the level follows the last week (design 2a): s ← s^(1−a) · (Σn / Σλ)^a; a by bench:forecast, as one of three memories. */
const smoothing = 0.5;

/** Week level s_w: how much busier the venue is now than its baseline says, from the latest weeks, oldest first [1]. */
export function levelOf(weeks: readonly { readonly counted: number; readonly expected: number }[]): number {
  const logarithm = weeks.reduce((level, { counted, expected }) => {
    if (expected <= 0) return level;
    const ratio = Math.min(4, Math.max(0.25, (counted + 1) / (expected + 1)));
    return (1 - smoothing) * level + smoothing * Math.log(ratio);
  }, 0);
  return Math.exp(logarithm);
}
