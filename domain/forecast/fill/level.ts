/** How fast the level follows the last week (design 2a): s ← s^(1−a) · (Σn / Σλ)^a; quick, as one memory among slow ones. */
const smoothing = 0.5;

/** ln of the week level s_w: how much busier the venue is now than its remembered weeks say, after one more week. */
export function nextLevel(
  logLevel: number,
  { counted, expected }: { counted: number; expected: number },
): number {
  if (expected <= 0) return logLevel;
  const ratio = Math.min(4, Math.max(0.25, (counted + 1) / (expected + 1)));
  return (1 - smoothing) * logLevel + smoothing * Math.log(ratio);
}
