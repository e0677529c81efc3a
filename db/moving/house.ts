import type { Row, Shape } from './shapes';

/** A database to carry rows out of: all that it reads is one state. */
export type OldHouse = {
  readonly shapes: readonly Shape[];
  /** In the order of the key, some at a time. */
  rows(shape: Shape): AsyncIterable<readonly Row[]>;
  close(): Promise<void>;
};

/** A database to carry rows into: nothing is there before `keep`, and everything afterwards. */
export type NewHouse = OldHouse & {
  put(shape: Shape, rows: readonly Row[]): Promise<void>;
  keep(): Promise<void>;
};

export const rowsAtOnce = 2_000;

export const wrongStep =
  'its tables are of another version: start this version on it once, then carry it over.';
