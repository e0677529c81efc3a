import { existsSync } from 'node:fs';
import type { Rule } from '../tidy';
import { isCode } from '../tree';

const rulesPage = /docs\/rules\/[a-z-]+\.md/g;

export const pages: readonly Rule[] = [
  {
    says: 'a rule names its page, and a page is named by its rule',
    complaints: (tree) => {
      const named = new Map<string, string>();
      for (const [path, text] of tree)
        if (path.startsWith('domain/')) for (const [page] of text.matchAll(rulesPage)) named.set(page, path);
      const missing = [...named].filter(([page]) => !tree.has(page));
      const unnamed = [...tree.keys()].filter((path) => path.startsWith('docs/rules/') && !named.has(path));
      return [
        ...missing.map(([page, path]) => `${path}: write ${page}, or name the page that exists`),
        ...unnamed.map((page) => `${page}: name it in the domain file that keeps it`),
      ];
    },
    planted: { 'domain/deals/terms.ts': '/** docs/rules/deals.md */', 'docs/rules/pricing.md': '' },
  },
  {
    says: 'the map leads to files that exist',
    complaints: (tree) =>
      [...(tree.get('docs/map.md') ?? '`nowhere.ts`').matchAll(/`([\w()[\]./-]+\.(?:ts|tsx|mjs|md|json))`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !tree.has(path) && !existsSync(path))
        .map((path) => `docs/map.md: ${path} is not there; lead to where it went`),
    planted: { 'docs/map.md': '`domain/pricing/nowhere.ts`' },
  },
  {
    says: 'a decision has a number of its own',
    complaints: (tree) => {
      const first = new Map<string, string>();
      return [...tree.keys()].flatMap((path) => {
        const [, number] = /^docs\/decisions\/(\d{3})-/.exec(path) ?? [];
        if (!number) return [];
        const other = first.get(number);
        first.set(number, other ?? path);
        return other ? [`${path}: ${other} has this number; take the next free one`] : [];
      });
    },
    planted: { 'docs/decisions/001-a.md': '', 'docs/decisions/001-b.md': '' },
  },
  {
    says: 'a decision has context, decision and consequences in at most 300 words',
    complaints: (tree) =>
      [...tree]
        .filter(([path]) => path.startsWith('docs/decisions/'))
        .flatMap(([path, text]) => [
          ...(/^docs\/decisions\/\d{3}-[a-z0-9-]+\.md$/.test(path) ? [] : [`${path}: call it NNN-title.md`]),
          ...['Context', 'Decision', 'Consequences']
            .filter((part) => !text.includes(`## ${part}`))
            .map((part) => `${path}: say the ${part.toLowerCase()} under ## ${part}`),
          ...(text.split(/\s+/).length <= 310 ? [] : [`${path}: say it in 300 words`]),
        ]),
    planted: { 'docs/decisions/none.md': '' },
  },
  {
    says: 'no note is left over in the code',
    complaints: (tree) =>
      [...tree]
        .filter(([path, text]) => isCode(path) && /\b(TODO|FIXME|XXX|HACK)\b/.test(text))
        .map(([path]) => `${path}: do what the note says, or open an issue and delete the note`),
    planted: { 'domain/money/money.ts': '// TODO round' },
  },
  {
    says: 'every variable the application reads is in .env.example',
    complaints: (tree) => {
      const known = [...(tree.get('app/_web/settings.ts') ?? '').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)];
      const shown = tree.get('.env.example') ?? '';
      return known
        .filter(([, name]) => !new RegExp(`^#? ?${name}=`, 'm').test(shown))
        .map(([, name]) => `.env.example: show ${name} with a word on what it does`);
    },
    planted: { 'app/_web/settings.ts': '    PORT: z' },
  },
];
