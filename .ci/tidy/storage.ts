import type { Rule } from '../tidy';
import type { Tree } from '../tree';

const migrations = 'db/migrations';
const column = /\.(\w+)\('([a-z_]*(?:price|amount|fee|total|balance)[a-z_]*)'/g;

export const storage: readonly Rule[] = [
  {
    says: 'a column of money ends in _minor',
    complaints: (tree) =>
      [...tree]
        .filter(([path]) => path.startsWith('db/tables/'))
        .flatMap(([path, text]) => [
          ...[...text.matchAll(/\.minor\('([a-z_]+)'/g)]
            .filter(([, name = '']) => !name.endsWith('_minor'))
            .map(([, name]) => `${path}: call the column ${name}_minor`),
          ...[...text.matchAll(column)]
            .filter(([, word = '', name = '']) => isNumber(word) && !/_minor$|^uses_/.test(name))
            .map(([, word, name]) => `${path}: ${name} is money: c.minor('${name}_minor'), not c.${word}`),
        ]),
    planted: { 'db/tables/orders.ts': "price: c.count('price')" },
  },
  {
    says: 'both engines have the same steps of migration',
    complaints: (tree) => {
      const [sqlite, postgres] = [stepsOf(tree, 'sqlite'), stepsOf(tree, 'postgres')];
      return sqlite.join() === postgres.join()
        ? []
        : [
            `${migrations}: make both by \`node scripts/migrations.mjs <name>\`: ${sqlite} is not ${postgres}`,
          ];
    },
    planted: { [`${migrations}/sqlite/0000_start.sql`]: '' },
  },
  {
    says: 'raw SQL is never glued together',
    complaints: (tree) =>
      [...tree]
        .filter(([path, text]) => path.startsWith('db/') && path.endsWith('.ts') && /\bsql\.raw\(/.test(text))
        .map(([path]) => `${path}: pass values as parameters of sql\`…\` instead of sql.raw`),
    planted: { 'db/orders.ts': 'sql.raw(text)' },
  },
];

function isNumber(word: string): boolean {
  return ['count', 'minor', 'real', 'integer'].includes(word);
}

function stepsOf(tree: Tree, engine: string): string[] {
  const folder = `${migrations}/${engine}/`;
  return [...tree.keys()]
    .filter((path) => path.startsWith(folder) && path.endsWith('.sql'))
    .map((path) => path.slice(folder.length))
    .sort();
}
