import type { Category } from '@/domain/deals/package';

/** San Francisco's sales tax is 8.625 %; a share has two decimals. It is charged on meals, not on services. */
export const salesTaxBps = 863;

/** Which measured week a trade is busy by; the nearest one where its own was not measured. */
export type ShapeName = 'restaurant' | 'bar' | 'cafe' | 'salon' | 'fitness';

export type MenuItem = {
  /** At most 40 characters: what it is, how long. */
  readonly title: string;
  /** What is in it: title, quantity, share of the price in parts. */
  readonly lines: readonly (readonly [title: string, quantity: number, parts: number])[];
  readonly dollars: number;
  readonly costPercent: number;
  readonly minutes: number;
  readonly cleanUp: number;
  readonly seatsPerUnit: number;
  readonly says: string;
  /** Clock hours between which it makes sense at all: nobody sells a lunch at nine in the evening. */
  readonly between?: readonly [fromHour: number, untilHour: number];
  /** Takes a kitchen's style in front: "Ligurian set lunch for two". */
  readonly styled?: true;
};

export type Trade = {
  readonly category: Category;
  readonly shape: ShapeName;
  readonly steps: readonly (15 | 30 | 60)[];
  readonly seats: readonly [least: number, most: number];
  /** Share of the seats in use in the busiest hour of the week. */
  readonly peak: readonly [least: number, most: number];
  readonly taxBps: number;
  /** First and last words of names; they are joined as "{first} {last}". */
  readonly names: { readonly first: readonly string[]; readonly last: readonly string[] };
  readonly exclusions: readonly string[];
  readonly menu: readonly MenuItem[];
};
