import type { BasisPoints, Currency, Minor } from '../money/money';

export const categories = [
  'restaurant',
  'cafe',
  'bar',
  'hair',
  'beauty',
  'nails',
  'massage',
  'spa',
  'fitness',
  'class',
  'activity',
  'dental',
  'car',
  'home',
  'other',
] as const;
export type Category = (typeof categories)[number];

export type PackageLine = {
  readonly title: string;
  readonly quantity: number;
  readonly listPriceMinor: Minor;
};

/** What is sold, line by line. One unit takes `seatsPerUnit` places for its duration plus clean-up. */
export type Package = {
  readonly title: string;
  readonly lines: readonly PackageLine[];
  readonly currency: Currency;
  readonly variableCostMinor: Minor;
  readonly durationMinutes: number;
  readonly cleanUpMinutes: number;
  readonly seatsPerUnit: number;
  readonly taxBps: BasisPoints;
  readonly category: Category;
};
