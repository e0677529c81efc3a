import { existsSync, readFileSync } from 'node:fs';
import type { Rule } from '../tidy';
import { isCode, isTest, layers, type Tree } from '../tree';

const here = 'server-reference-manifest.json';

/** Outside the wrapper stand only these: a closed list (layout.md, one door). */
const outsideTheDoor = /^app\/api\/(auth|hooks|test)\/|^app\/api\/(jobs\/tick|health|ready)\/route\.ts$/;

export const access: readonly Rule[] = [
  {
    says: 'every route is made by the one wrapper',
    complaints: (tree) =>
      [...tree]
        .filter(([path]) => /^app\/.*\/route\.tsx?$/.test(path) && !outsideTheDoor.test(path))
        .flatMap(([path, text]) =>
          rawHandlersIn(text).map(
            (method) => `${path}: make it by \`export const ${method} = route({ … })\` of app/_web/route.ts`,
          ),
        ),
    planted: { 'app/api/v1/deals/route.ts': 'export async function GET() {}' },
  },
  {
    says: 'every built route has its source, so that the rule above saw it',
    complaints: (tree) => {
      const manifest = tree.get('built') ?? builtFile('app-path-routes-manifest.json');
      if (manifest === null) return [];
      return Object.keys(JSON.parse(manifest) as object)
        .filter((route) => route.endsWith('/route') && !isMadeByNext(route))
        .filter((route) => !tree.has(`app${route}.ts`))
        .map((route) => `${route}: it was built from no app${route}.ts; rename its source so`);
    },
    planted: { built: '{"/api/raw/route":"/api/raw"}' },
  },
  {
    says: 'no Server Actions',
    complaints: (tree) =>
      [...tree]
        .filter(([path, text]) => isCode(path) && /['"]use server['"]/.test(text) && !isTest(path))
        .map(
          ([path]) =>
            `${path}: post a form to a route handler instead (docs/decisions/002-no-server-actions.md)`,
        ),
    planted: { 'app/page.tsx': "'use server'" },
  },
  {
    says: 'the build knows no Server Action',
    complaints: (tree) => {
      const manifest = tree.get(here) ?? builtFile(`server/${here}`);
      if (manifest === null) return [];
      const { node = {}, edge = {} } = JSON.parse(manifest) as { node?: object; edge?: object };
      return Object.keys({ ...node, ...edge }).map(
        (id) => `action ${id} was built: find what brings it and leave it out`,
      );
    },
    planted: { [here]: '{"node":{"abc":{}},"edge":{}}' },
  },
  {
    says: 'only authorize.ts makes the proof that somebody may',
    complaints: (tree) =>
      [...tree]
        .filter(
          ([path, text]) =>
            isCode(path) && path !== 'usecases/authorize.ts' && /\bas \w*Scope\b/.test(text) && !isTest(path),
        )
        .map(
          ([path]) =>
            `${path}: ask authorizeMerchant or authorizeAdmin of usecases/authorize.ts instead of a cast`,
        ),
    planted: { 'usecases/deals/stop-deal.ts': 'actor as AdminScope' },
  },
  {
    says: 'time and chance come from the context',
    complaints: (tree) =>
      linesOf(
        tree,
        /\b(Math\.random|Temporal\.Now)\b/,
        /^(providers\/(clock|secrets)|domain\/kernel\/id|db\/scenes)/,
      ).map((place) => `${place}: take the instant from ctx.clock, an id from domain/kernel/id`),
    planted: { 'domain/deals/x.ts': 'Math.random()' },
  },
  {
    says: 'text of people is never markup or code',
    complaints: (tree) =>
      linesOf(tree, /dangerouslySetInnerHTML|\.innerHTML\b|\beval\(|new Function\(/, /^$/).map(
        (place) => `${place}: give React the text or elements`,
      ),
    planted: { 'components/ui/x.tsx': 'dangerouslySetInnerHTML' },
  },
  {
    says: 'no style attribute, which the content security policy blocks',
    complaints: (tree) =>
      linesOf(tree, /\bstyle=\{/, /^$/).map(
        (place) => `${place}: use a class, or an SVG with width and height for what is measured`,
      ),
    planted: { 'components/ui/x.tsx': '<i style={{ width: 3 }} />' },
  },
];

function rawHandlersIn(text: string): string[] {
  const wrappers = /import \{([^}]*)\} from ['"][^'"]*_web\/route['"]/.exec(text)?.[1] ?? '';
  const known = wrappers.split(',').map((name) => name.trim().split(' as ').pop() ?? '');
  const handlers = [
    ...text.matchAll(
      /^export (?:async )?(?:const|function) (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b(?: = (\w+)\()?/gm,
    ),
  ];
  const listed = /^export \{[^}]*\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/m.exec(text);
  return [
    ...handlers.filter(([, , made]) => !made || !known.includes(made)).map(([, method = '']) => method),
    ...(listed ? [listed[1] ?? ''] : []),
  ];
}

function isMadeByNext(route: string): boolean {
  return /\/(favicon\.ico|icon[^/]*|apple-icon[^/]*|robots\.txt|sitemap\.xml|manifest\.webmanifest|opengraph-image[^/]*)\/route$/.test(
    route,
  );
}

function builtFile(name: string): string | null {
  return existsSync(`.next/${name}`) ? readFileSync(`.next/${name}`, 'utf8') : null;
}

/** `file:line` of what matches in the layers, tests and the folders allowed aside. */
function linesOf(tree: Tree, pattern: RegExp, allowed: RegExp): string[] {
  return [...tree]
    .filter(
      ([path]) =>
        isCode(path) && layers.includes(path.split('/')[0] ?? '') && !isTest(path) && !allowed.test(path),
    )
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}`] : [])),
    );
}
