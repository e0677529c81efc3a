import { access } from './tidy/access';
import { groups } from './tidy/groups';
import { names } from './tidy/names';
import { pages } from './tidy/pages';
import { still } from './tidy/still';
import { storage } from './tidy/storage';
import type { Tree } from './tree';

/**
 * One thing that holds for the whole tree. `planted` is a small tree that breaks it, so that a rule which
 * has gone blind fails too.
 */
export type Rule = {
  readonly says: string;
  readonly complaints: (tree: Tree) => string[];
  readonly planted: Readonly<Record<string, string>>;
  /** Before this is true of the tree the rule only warns; left out, it holds from the first day. */
  readonly isDue?: (tree: Tree) => boolean;
};

export const rules: readonly Rule[] = [...names, ...pages, ...still, ...storage, ...access, ...groups];
