import type { Reader } from '../store';

/** What must hold of every committed state, or, `isAtRest`, once no request and no job is under way. Source: trust.md, 2.1. */
export type Invariant = {
  /** As trust.md calls it. */
  readonly name: string;
  readonly says: string;
  readonly isAtRest?: boolean;
  /** What breaks it, a line each; none where it holds. */
  violations(db: Reader, at: { now: number }): Promise<string[]>;
};

/** The usual answer of an invariant: the rows that break it, by name. */
export const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
