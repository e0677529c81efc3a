// Lets Node run our TypeScript by itself: it strips types, and this adds what tsconfig.json promises,
// the `@/` alias, imports without an ending, and JSON without an attribute. Used as `node --import ./scripts/typescript.mjs <file>.ts`.
import { existsSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './toolchain.mjs';

registerHooks({
  resolve(specifier, context, next) {
    const path = pathOf(specifier, context.parentURL);
    const found = path && [path, `${path}.ts`, `${path}/index.ts`].find(isFile);
    if (!found) return next(specifier, context);
    const importAttributes = found.endsWith('.json') ? { type: 'json' } : context.importAttributes;
    return next(pathToFileURL(found).href, { ...context, importAttributes });
  },
});

function pathOf(specifier, parent) {
  if (specifier.startsWith('@/')) return root + specifier.slice(2);
  if (!/^\.{1,2}\//.test(specifier) || !parent?.startsWith('file:') || parent.includes('/node_modules/'))
    return null;
  return fileURLToPath(new URL(specifier, parent));
}

function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
}
