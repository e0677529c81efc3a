// Builds the application when its sources changed since the last build, and says nothing otherwise.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished, root, spawnChild } from './toolchain.mjs';

const sources = [
  'app',
  'components',
  'domain',
  'usecases',
  'db',
  'providers',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const stamp = join(root, '.next', 'built-from');

/** @returns the exit code of the build, 0 when there was nothing to do. */
export async function buildWhenChanged() {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return 0;
  const code = await finished(spawnChild(process.execPath, ['node_modules/next/dist/bin/next', 'build']));
  if (code === 0) writeFileSync(stamp, now);
  return code;
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources
    .flatMap((name) => filesBelow(name))
    .filter((file) => !/\.test\.tsx?$/.test(file)))
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** The files of a folder, or the file itself, as paths from the root; none when it does not exist. */
export function filesBelow(name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}
