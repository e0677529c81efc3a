import type { Generator } from './generator';

/** Standard normal, Box and Muller 1958. */
export function drawNormal(chance: Generator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance()));
  return radius * Math.cos(2 * Math.PI * chance());
}

/** A factor with mean 1 whose logarithm has standard deviation `spread`. */
export function drawFactor(chance: Generator, spread: number): number {
  return spread === 0 ? 1 : Math.exp(spread * drawNormal(chance) - (spread * spread) / 2);
}

/** Gamma with mean shape·scale, Marsaglia and Tsang 2000; shapes below one by the usual boost. */
export function drawGamma(chance: Generator, shape: number, scale: number): number {
  if (shape < 1) return drawGamma(chance, shape + 1, scale) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(chance);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
  }
}

/** Poisson by multiplication, in pieces of at most 30 so that exp never underflows. */
export function drawPoisson(chance: Generator, mean: number): number {
  let total = 0;
  for (let left = mean; left > 0; left -= 30) total += drawSmallPoisson(chance, Math.min(30, left));
  return total;
}

function drawSmallPoisson(chance: Generator, mean: number): number {
  const stop = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > stop; product *= chance()) count += 1;
  return count;
}
