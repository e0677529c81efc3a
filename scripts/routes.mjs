// Writes the list of API routes that the OpenAPI document is made from: `node scripts/routes.mjs`, after a route came or went.
import { globSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const list = 'app/api/v1/openapi.json/routes.ts';

/** What the list should say, for the routes that are there. */
export function routesSource() {
  const files = globSync('app/api/v1/**/route.ts')
    .filter((file) => !file.includes('openapi.json') && !file.includes('[...'))
    .sort();
  const entries = files.map((file) => `  ['${addressOf(file)}', await import('@/${file.slice(0, -3)}')],`);
  return [
    '// Written by `node scripts/routes.mjs`. Every route of the API, for its document.',
    `import type { RouteModule } from '@/app/_web/openapi';`,
    '',
    'export const listRoutes = async (): Promise<[string, RouteModule][]> => [',
    ...entries,
    '];',
    '',
  ].join('\n');
}

function addressOf(file) {
  return file.slice('app/api/v1'.length, -'/route.ts'.length).replaceAll(/\[(\w+)\]/g, '{$1}');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(list, routesSource());
