/** The size that also carries what is not known of λ: 1/k' = 1/k + 1/((w₀ + W)λ). */
export function predictiveSize(size: number, mean: number, weeks: number): number {
  return mean <= 0 ? size : 1 / (1 / size + 1 / Math.max(0.5, weeks * mean));
}
