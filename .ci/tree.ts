import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The text of every file of ours by its path from the root. */
export type Tree = ReadonlyMap<string, string>;

export const layers = ['app', 'components', 'domain', 'usecases', 'db', 'providers'];
const roots = [...layers, 'e2e', 'docs', 'scripts', '.ci'];
const rootFiles = ['README.md', 'proxy.ts', 'instrumentation.ts', 'package.json', '.env.example'];
const readable = /\.(ts|tsx|mjs|cjs|js|md|sql|json|css|example)$/;

/** Reads our folders; what a tool made (node_modules, .next, data) is none of our business. */
export function readTree(): Tree {
  const files = [...rootFiles.filter((file) => existsSync(file)), ...roots.flatMap(filesBelow)];
  return new Map(files.map((file) => [file, isText(file) ? readFileSync(file, 'utf8') : '']));
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function isText(file: string): boolean {
  return readable.test(file) && statSync(file).size < 400_000;
}

export const isCode = (path: string) => /\.(ts|tsx|mjs|cjs)$/.test(path) && !path.startsWith('.ci/');
export const isTest = (path: string) => /\.test\.tsx?$|\.spec\.ts$|(^|\/)testing[./]|^e2e\//.test(path);

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name before its first dot: `place-order` for place-order.ts, place-order.input.ts and place-order.test.ts. */
export function stemOf(path: string): string {
  return nameOf(path).split('.')[0] ?? '';
}
