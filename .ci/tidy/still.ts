import { join } from 'node:path';
import type { Rule } from '../tidy';
import { folderOf, type Tree } from '../tree';

const marker = 'app/_web/stands-still.tsx';
const imports = /from '((?:@|\.{1,2})\/[^']+)'/g;

export const still: readonly Rule[] = [
  {
    says: 'a page that stands still has no live part',
    complaints: (tree) =>
      [...tree.keys()]
        .filter((path) => path.endsWith('/page.tsx'))
        .map((path) => ({ path, reached: reachedFrom(tree, path) }))
        .filter(({ reached }) => reached.has(marker))
        .flatMap(({ path, reached }) =>
          [...reached]
            .filter((file) => tree.get(file)?.startsWith("'use client'"))
            .map((file) => `${path}: take out <StandsStill />, for ${file} would never start`),
        ),
    planted: {
      'app/(shop)/page.tsx':
        "import { StandsStill } from '@/app/_web/stands-still';\nimport { Clock } from './clock';",
      'app/(shop)/clock.tsx': "'use client';",
      [marker]: '',
    },
  },
];

/** Every file of ours the page and the layouts around it are made of. */
function reachedFrom(tree: Tree, page: string): ReadonlySet<string> {
  const reached = new Set([page, ...layoutsOf(page).filter((layout) => tree.has(layout))]);
  for (const path of reached)
    for (const [, named = ''] of (tree.get(path) ?? '').matchAll(imports)) {
      const file = fileOf(tree, named.startsWith('@/') ? named.slice(2) : join(folderOf(path), named));
      if (file) reached.add(file);
    }
  return reached;
}

function layoutsOf(page: string): string[] {
  const parts = folderOf(page).split('/');
  return parts.map((_, index) => join(...parts.slice(0, index + 1), 'layout.tsx'));
}

function fileOf(tree: Tree, stem: string): string | undefined {
  return [`${stem}.ts`, `${stem}.tsx`].find((path) => tree.has(path));
}
