import type { Rule } from '../tidy';
import { folderOf, isCode, isTest, layers, nameOf, stemOf, type Tree } from '../tree';
import domainWords from '../words.json';

/** Words a folder of each layer may be called, beside those of the domain. */
const alsoFolders: Record<string, string[]> = {
  components: ['ui', 'shell', 'words'],
  usecases: ['admin', 'payments'],
  db: ['tables', 'migrations', 'scenes', 'proof', 'moving', 'door', 'sqlite', 'postgres'],
  providers: ['payments', 'payouts', 'mail', 'search', 'files', 'maps', 'push', 'clock', 'secrets'],
};

const emptyWords =
  'say what it does: one of utils, helpers, common, misc, shared, manager, service, processor, data, info, base, impl says nothing';
const sayInstead: Record<string, string> = {
  ...Object.fromEntries(
    'util utils helper helpers common misc shared manager service services processor data info base impl'
      .split(' ')
      .map((word) => [word, emptyWords]),
  ),
  offer: 'say deal',
  offers: 'say deals',
  campaign: 'say deal',
  coupon: 'say voucher',
  coupons: 'say vouchers',
};

const mostInFolder = 15;

/** What somebody can do is wanted whole, with its test and its route, once a journey walks through it. */
const hasJourneys = (tree: Tree) =>
  [...tree.keys()].some((path) => /^e2e\/journeys\/.*\.spec\.ts$/.test(path));

export const names: readonly Rule[] = [
  {
    says: 'a folder is called by a word of the glossary',
    complaints: (tree) =>
      [...tree.keys()].flatMap((path) => {
        const [layer = '', folder = '', ...rest] = path.split('/');
        if (!['components', 'domain', 'usecases', 'db', 'providers'].includes(layer) || rest.length === 0)
          return [];
        const known = [...domainWords, ...(alsoFolders[layer] ?? [])];
        return known.includes(folder) ? [] : [`${path}: call the folder one of ${known.join(', ')}`];
      }),
    planted: { 'domain/offers/price.ts': '' },
  },
  {
    says: 'a name says what the thing does',
    complaints: (tree) =>
      [...tree.keys()].filter(isCode).flatMap((path) =>
        stemOf(path)
          .split('-')
          .concat(folderOf(path).split('/'))
          .filter((word) => Object.hasOwn(sayInstead, word))
          .map((word) => `${path}: ${word}: ${sayInstead[word]}`),
      ),
    planted: { 'domain/money/money-utils.ts': '' },
  },
  {
    says: 'an exported name uses our words',
    complaints: (tree) =>
      [...tree].flatMap(([path, text]) =>
        isCode(path) ? [...text.matchAll(exported)].flatMap(([, name = '']) => wrongWordIn(name, path)) : [],
      ),
    planted: { 'domain/deals/x.ts': 'export function findOffer() {}' },
  },
  {
    says: 'a folder holds few enough files to be seen at once',
    complaints: (tree) => {
      const folders = new Map<string, Set<string>>();
      for (const path of [...tree.keys()].filter((file) => isCode(file) && !isTest(file))) {
        const stems = folders.get(folderOf(path)) ?? new Set();
        folders.set(folderOf(path), stems.add(stemOf(path)));
      }
      return [...folders]
        .filter(([, stems]) => stems.size > mostInFolder)
        .map(([folder, { size }]) => `${folder}: ${size} files; group them by what changes together`);
    },
    planted: Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`components/ui/part-${i}.tsx`, ''])),
  },
  {
    says: 'a use case is called like its file and has a test beside it',
    isDue: hasJourneys,
    complaints: (tree) =>
      [...tree]
        .filter(([path]) => isUseCase(path))
        .flatMap(([path, text]) => [
          ...(hasExport(text, camel(stemOf(path)))
            ? []
            : [`${path}: export the function ${camel(stemOf(path))}`]),
          ...(tree.has(path.replace(/\.ts$/, '.test.ts')) || isTestedTogether(path, tree)
            ? []
            : [`${path}: write ${nameOf(path).replace(/\.ts$/, '.test.ts')} beside it`]),
        ]),
    planted: { 'usecases/orders/place-order.ts': 'export function order() {}' },
  },
  {
    says: 'a use case is reachable from the web, the schedule or the reactions',
    isDue: hasJourneys,
    complaints: (tree) => {
      const doors = [...tree].filter(([path]) => isDoor(path)).map(([, text]) => text);
      if (!tree.has('app/_web/route.ts')) return [];
      return [...tree.keys()]
        .filter(isUseCase)
        .filter(
          (path) =>
            !doors.some(
              (text) => text.includes(path.replace(/\.ts$/, '')) || text.includes(`/${stemOf(path)}'`),
            ),
        )
        .map(
          (path) =>
            `${path}: nobody can do it; give it a route, put it into schedule.ts or reactions.ts, or delete it`,
        );
    },
    planted: { 'app/_web/route.ts': '', 'usecases/orders/place-order.ts': '' },
  },
  {
    says: 'each top folder says what lives there',
    complaints: (tree) =>
      [...layers, 'e2e', 'docs', 'scripts']
        .filter((folder) => [...tree.keys()].some((path) => path.startsWith(`${folder}/`)))
        .filter((folder) => !tree.has(`${folder}/README.md`))
        .map(
          (folder) =>
            `${folder}: write a README.md of five lines: what lives here, what it may import, where to start`,
        ),
    planted: { 'domain/money/money.ts': '' },
  },
];

const exported = /^export (?:async )?(?:function|const|type|class) (\w+)/gm;

function wrongWordIn(name: string, path: string): string[] {
  return name
    .split(/(?=[A-Z])|_/)
    .map((word) => word.toLowerCase())
    .filter((word) =>
      /^(utils?|helpers?|impl|processor|service|misc|offers?|campaigns?|coupons?)$/.test(word),
    )
    .map((word) => `${path}: ${name}: ${sayInstead[word] ?? emptyWords}`);
}

/** `place-order.ts`; its pieces (`place-order.input.ts`, `list-deals.order.ts`) and views (`deal-view.ts`) belong to it. */
function isUseCase(path: string): boolean {
  return /^usecases\/[^/]+\/[^/.]+\.ts$/.test(path) && !/-view\.ts$/.test(path) && !isTest(path);
}

function isDoor(path: string): boolean {
  return /^app\/.*\.tsx?$/.test(path) || /^usecases\/(schedule|reactions)(\.|\/)/.test(path);
}

/** Called by a test of its own word, or by another use case's test or its fixture that walks through it. */
function isTestedTogether(path: string, tree: Tree): boolean {
  const isTesting = (file: string) => /^usecases\/.*(\.test|testing|casa-verde)\.ts$/.test(file);
  return [...tree].some(([file, text]) => isTesting(file) && text.includes(`/${stemOf(path)}'`));
}

function hasExport(text: string, name: string): boolean {
  return new RegExp(`^export (async )?(function|const) ${name}\\b`, 'm').test(text);
}

function camel(stem: string): string {
  return stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
