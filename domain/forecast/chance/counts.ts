/**
 * Counts of visits: negative binomial with mean m and size k, variance m + m²/k; k = Infinity is Poisson.
 * Promise: docs/rules/forecast.md.
 */

/** ln Γ(x) for x > 0, Lanczos with g = 7 (Numerical Recipes 6.1), error below 1e-13. */
export function logGamma(x: number): number {
  const weights = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const t = shifted + 7.5;
  const sum = weights.reduce((total, weight, i) => total + weight / (shifted + i + 1), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** ln P(N = n). */
export function logChanceOf(n: number, mean: number, size: number): number {
  if (mean <= 0) return n === 0 ? 0 : -Infinity;
  if (size === Infinity) return n * Math.log(mean) - mean - logGamma(n + 1);
  return (
    logGamma(n + size) -
    logGamma(size) -
    logGamma(n + 1) +
    size * Math.log(size / (size + mean)) +
    n * Math.log(mean / (size + mean))
  );
}

/** P(N = 0), P(N = 1), …, P(N = most), by the recurrence of the pmf. */
export function chancesUpTo(most: number, mean: number, size: number): Float64Array {
  const chances = new Float64Array(most + 1);
  chances[0] = mean <= 0 ? 1 : Math.exp(logChanceOf(0, mean, size));
  if (mean <= 0) return chances;
  for (let n = 1; n <= most; n += 1) {
    const step = size === Infinity ? mean / n : ((n - 1 + size) * (mean / (size + mean))) / n;
    chances[n] = (chances[n - 1] ?? 0) * step;
  }
  return chances;
}

/** P(N > n). */
export function chanceAbove(n: number, mean: number, size: number): number {
  if (n < 0) return 1;
  if (n > mean + 40 * Math.sqrt(mean + (size === Infinity ? 0 : (mean * mean) / size)) + 40) return 0;
  const below = chancesUpTo(Math.floor(n), mean, size).reduce((sum, chance) => sum + chance, 0);
  return Math.max(0, 1 - below);
}

/** E[N | N ≥ n]: what a count stands for that stopped at n because there was no place left. */
export function meanAtLeast(n: number, mean: number, size: number): number {
  if (n <= 0 || mean <= 0) return Math.max(mean, n);
  const chances = chancesUpTo(Math.ceil(n) - 1, mean, size);
  let below = 0;
  let weighted = 0;
  for (const [count, chance] of chances.entries()) {
    below += chance;
    weighted += count * chance;
  }
  const left = 1 - below;
  return left < 1e-9 ? n : Math.max(n, (mean - weighted) / left);
}

/** The smallest n with P(N ≤ n) ≥ share. */
export function countQuantile(share: number, mean: number, size: number): number {
  if (mean <= 0) return 0;
  const spread = Math.sqrt(mean + (size === Infinity ? 0 : (mean * mean) / size));
  const chances = chancesUpTo(Math.ceil(mean + 12 * spread + 20), mean, size);
  let sum = 0;
  for (const [count, chance] of chances.entries()) {
    sum += chance;
    if (sum >= share) return count;
  }
  return chances.length - 1;
}
