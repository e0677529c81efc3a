import type { Brand } from '../kernel/brand';
import { must } from '../kernel/must';

/** Money in the smallest unit of its currency (cents, yen, fils): a safe integer, never a fraction. */
export type Minor = Brand<number, 'Minor'>;
/** A share in basis points: 3000 is 30 %. */
export type BasisPoints = Brand<number, 'BasisPoints'>;
/** ISO 4217, for example `USD`. */
export type Currency = string;
/** A sum as people and messages see it; `amount` in minor units. */
export type Money = { readonly amount: number; readonly currency: Currency };

export const wholeShare = 10_000;

/** @throws when not a safe integer. */
export function minor(value: number): Minor {
  must(Number.isSafeInteger(value), `money is a safe integer of minor units, not ${value}`);
  return value as Minor;
}

/** @throws when not an integer from 0 to 10 000. */
export function basisPoints(value: number): BasisPoints {
  must(
    Number.isInteger(value) && value >= 0 && value <= wholeShare,
    `a share is 0 to 10 000 basis points, not ${value}`,
  );
  return value as BasisPoints;
}

/** Percent with at most two decimals, as the API speaks, to basis points. */
export function ofPercent(percent: number): BasisPoints {
  return basisPoints(Math.round(percent * 100));
}

export function plus(...amounts: readonly Minor[]): Minor {
  return minor(amounts.reduce((sum, amount) => sum + amount, 0));
}

export function minus(from: Minor, amount: Minor): Minor {
  return minor(from - amount);
}

export function times(amount: Minor, count: number): Minor {
  must(Number.isInteger(count), 'money is multiplied by whole numbers');
  return minor(amount * count);
}

/** A price after a percentage, half-up: floor((price × (10 000 − bp) + 5 000) / 10 000). Contract: api.md, rounding. */
export function lessShare(price: Minor, off: BasisPoints): Minor {
  const rounded = (BigInt(price) * BigInt(wholeShare - off) + 5_000n) / 10_000n;
  return minor(Number(rounded));
}

/** A share that is paid out, rounded down; what is left over stays with whoever pays. */
export function shareOf(amount: Minor, share: BasisPoints): Minor {
  return minor(Number((BigInt(amount) * BigInt(share)) / 10_000n));
}

/** Equal parts that add up: the first ones get the remainder, so 10.00 over 3 is 3.34, 3.33, 3.33. */
export function split(amount: Minor, parts: number): Minor[] {
  must(Number.isInteger(parts) && parts > 0, 'money is split into at least one part');
  const each = Math.floor(amount / parts);
  const left = amount - each * parts;
  return Array.from({ length: parts }, (_, index) => minor(each + (index < left ? 1 : 0)));
}

/**
 * Parts in proportion to the weights that always add up: every part is rounded down, and what is left goes
 * one unit each to the largest remainders, the first one at a tie. Source: rules.md d2, rounding.
 */
export function splitByWeight(amount: Minor, weights: readonly number[]): Minor[] {
  must(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'weights are whole and not negative',
  );
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  must(whole > 0n, 'at least one weight is above zero');
  must(amount >= 0, 'an amount to be split is not negative');
  const parts = weights.map((weight, index) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { index, part: Number(exact / whole), remainder: exact % whole };
  });
  const left = amount - parts.reduce((sum, { part }) => sum + part, 0);
  const luckiest = [...parts].sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
  const lucky = new Set(luckiest.slice(0, left).map(({ index }) => index));
  return parts.map(({ index, part }) => minor(part + (lucky.has(index) ? 1 : 0)));
}
