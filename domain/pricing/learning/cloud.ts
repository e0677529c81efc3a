import { drawNormal } from '../../forecast/chance/draw';
import { seeded } from '../../forecast/chance/generator';
import { normalQuantile } from '../../forecast/chance/normal';
import { type Prior, parameters } from './prior';

/** Points of parameter space with weights that sum to one. */
export type Cloud = { readonly points: readonly Float64Array[]; readonly weights: Float64Array };

const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23];

/** Evenly scattered points of the prior: Halton's sequence (1960) through the normal quantile; the same ones every time. */
export function scatter(prior: Prior, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, index) =>
    Float64Array.from({ length: parameters }, (__, axis) => {
      const even = radicalInverse(index + 21, primes[axis] ?? 2);
      return (prior.centre[axis] ?? 0) + (prior.spread[axis] ?? 1) * normalQuantile(even);
    }),
  );
}

function radicalInverse(index: number, base: number): number {
  let value = 0;
  let part = 1 / base;
  for (let left = index; left > 0; left = Math.floor(left / base)) {
    value += (left % base) * part;
    part /= base;
  }
  return value;
}

/** Weights from logarithms. */
export function normalised(logs: ArrayLike<number>): Float64Array {
  const most = Array.prototype.reduce.call(
    logs,
    (max, log) => Math.max(max as number, log as number),
    -Infinity,
  ) as number;
  const raw = Float64Array.from(logs, (log) => Math.exp(log - most));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight / total);
}

/** Weighted mean of the points. */
export function middleOf({ points, weights }: Cloud): Float64Array {
  return Float64Array.from({ length: parameters }, (_, axis) =>
    points.reduce((sum, point, index) => sum + (weights[index] ?? 0) * (point[axis] ?? 0), 0),
  );
}

/** Weighted variance of the points, per parameter. */
export function varianceOf(cloud: Cloud): Float64Array {
  const { points, weights } = cloud;
  return middleOf(cloud).map((middle, axis) =>
    points.reduce((sum, point, index) => sum + (weights[index] ?? 0) * ((point[axis] ?? 0) - middle) ** 2, 0),
  );
}

/** 1 / Σw²: how many points the weights are worth. */
export function effective(weights: Float64Array): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}

/** A normal fitted to a weighted cloud: centre and lower Cholesky factor, widened by `widen`. */
export type Fit = { readonly centre: Float64Array; readonly root: readonly Float64Array[] };

export function fitNormal(cloud: Cloud, prior: Prior, widen: number): Fit {
  const centre = middleOf(cloud);
  const covariance = Array.from({ length: parameters }, (_, row) =>
    Float64Array.from({ length: parameters }, (__, column) => {
      const sum = cloud.points.reduce((total, point, index) => {
        const one = (point[row] ?? 0) - (centre[row] ?? 0);
        const other = (point[column] ?? 0) - (centre[column] ?? 0);
        return total + (cloud.weights[index] ?? 0) * one * other;
      }, 0);
      // A few points make a flat cloud: a twentieth of the prior's variance keeps it round.
      const floor = row === column ? 0.05 * (prior.spread[row] ?? 1) ** 2 : 0;
      return widen * widen * (sum + floor);
    }),
  );
  return { centre, root: cholesky(covariance) };
}

function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const root: Float64Array[] = [];
  for (const given of matrix) {
    const row = new Float64Array(given.length);
    for (const [column, above] of root.entries()) {
      row[column] = ((given[column] ?? 0) - dot(row, above, column)) / (above[column] ?? 1);
    }
    const own = root.length;
    row[own] = Math.sqrt(Math.max(1e-9, (given[own] ?? 0) - dot(row, row, own)));
    root.push(row);
  }
  return root;
}

function dot(one: Float64Array, other: Float64Array, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k += 1) sum += (one[k] as number) * (other[k] as number);
  return sum;
}

/** Points of a fitted normal, from a fixed seed. */
export function drawFrom({ centre, root }: Fit, count: number, seed: number): Float64Array[] {
  const chance = seeded(seed);
  return Array.from({ length: count }, () => {
    const lots = Float64Array.from({ length: parameters }, () => drawNormal(chance));
    return centre.map(
      (middle, axis) =>
        middle +
        (root[axis] ?? lots).reduce((sum, part, k) => sum + part * (k <= axis ? (lots[k] ?? 0) : 0), 0),
    );
  });
}

export function logDensity({ centre, root }: Fit, point: Float64Array): number {
  let sum = 0;
  const solved = new Float64Array(parameters);
  for (let row = 0; row < parameters; row += 1) {
    let left = (point[row] ?? 0) - (centre[row] ?? 0);
    for (let k = 0; k < row; k += 1) left -= (root[row]?.[k] ?? 0) * (solved[k] ?? 0);
    const scale = root[row]?.[row] ?? 1;
    solved[row] = left / scale;
    sum -= 0.5 * (solved[row] ?? 0) ** 2 + Math.log(scale);
  }
  return sum;
}

export function logPrior(prior: Prior, point: Float64Array): number {
  return point.reduce((sum, value, axis) => {
    const spread = prior.spread[axis] ?? 1;
    return sum - 0.5 * ((value - (prior.centre[axis] ?? 0)) / spread) ** 2 - Math.log(spread);
  }, 0);
}
