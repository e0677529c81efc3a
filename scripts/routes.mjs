// Writes what is there of API routes, for the OpenAPI document and for 405: `node scripts/routes.mjs`, after a route came or went.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const list = 'app/api/v1/openapi.json/routes.ts';
const methods = 'app/_web/door/arrival/methods.ts';

/** What the list should say, for the routes that are there. */
export function routesSource() {
  const files = globSync('app/api/v1/**/route.ts')
    .filter((file) => !file.includes('openapi.json') && !file.includes('[...'))
    .sort();
  const entries = files.map((file) => `  ['${addressOf(file)}', () => import('@/${file.slice(0, -3)}')],`);
  return [
    '// Written by `node scripts/routes.mjs`. Every route of the API, for its document.',
    `import type { RouteModule } from '@/app/_web/openapi';`,
    '',
    'const routes: readonly [string, () => Promise<RouteModule>][] = [',
    ...entries,
    '];',
    '',
    'export function listRoutes(): Promise<[string, RouteModule][]> {',
    '  return Promise.all(',
    '    routes.map(async ([address, load]): Promise<[string, RouteModule]> => [address, await load()]),',
    '  );',
    '}',
    '',
  ].join('\n');
}

/** What the table of methods should say. */
export function methodsSource() {
  const files = globSync('app/api/v1/**/route.ts')
    .filter((file) => !file.includes('[...'))
    .sort();
  return [
    '// Written by `node scripts/routes.mjs`. What each address of the API can be asked to do.',
    'export const methodsOf: Readonly<Record<string, readonly string[]>> = {',
    ...files.map((file) => `  '${addressOf(file, 'app')}': [${methodsIn(file).join(', ')}],`),
    '};',
    '',
  ].join('\n');
}

function methodsIn(file) {
  const exported = [...readFileSync(file, 'utf8').matchAll(/^export const (GET|POST|PUT|DELETE)\b/gm)];
  return exported.map(([, method]) => `'${method}'`);
}

/** `app/api/v1/deals/[id]/route.ts` is `/deals/{id}`. */
export function addressOf(file, root = 'app/api/v1') {
  return file.slice(root.length, -'/route.ts'.length).replaceAll(/\[(\w+)\]/g, '{$1}');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(list, routesSource());
  writeFileSync(methods, methodsSource());
}
