#!/usr/bin/env node
// Bundles one TypeScript entry of this folder and runs it: node scripts/engine/run.mjs engine [arguments].
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const entry = process.argv[2] ?? 'engine';
const folder = join(here, '../../node_modules/.cache/offpeak');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `${entry}-${process.pid}.mjs`);
await build({
  entryPoints: [join(here, `${entry}.ts`)],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  outfile,
  logLevel: 'error',
});
const { rmSync } = await import('node:fs');
process.on('exit', () => rmSync(outfile, { force: true }));
await import(pathToFileURL(outfile).href);
