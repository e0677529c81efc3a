#!/usr/bin/env node
// Runs one TypeScript entry of this folder as it is: node scripts/engine/run.mjs engine [arguments].
// Node strips the types itself; all it must be told is that our imports leave out ".ts".
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const bare = specifier.startsWith('.') && !/\.\w+$/.test(specifier);
    return next(bare ? `${specifier}.ts` : specifier, context);
  },
});
await import(`./${process.argv[2] ?? 'engine'}.ts`);
