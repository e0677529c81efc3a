/** One change of one file: `find` stands there exactly once. */
export type Edit = { readonly file: string; readonly find: string; readonly put: string };

/** A mistake that others made, put in on purpose, and the test that must notice. */
export type Defect = {
  /** What is wrong, in the words of trust.md 2.6. */
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Fails with the defect and passes without. */
  readonly test: {
    readonly file: string;
    readonly name: string;
    /** Where it shows; without it on SQLite, whose one writer hides what only many can do. */
    readonly on?: 'postgres';
  };
};

/** @returns the text with the edit in it. @throws where what it looks for does not stand there exactly once. */
export function edited(text: string, { file, find, put }: Edit): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} has this ${times} times instead of once:\n${find}`);
  return text.replace(find, () => put);
}
