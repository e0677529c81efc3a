import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Floor = { package: string; least: string; because: string; on: string };
type Lock = { packages: Record<string, { version?: string }> };

const { reviewed, floors } = read<{ reviewed: string; floors: Floor[] }>('security-floor.json');
const lock = read<Lock>('package-lock.json');

it.each(floors)(
  'every copy of $package in the lock file is at least $least',
  ({ package: name, least, because }) => {
    const low = copiesOf(name).filter(({ version }) => isBelow(version, least));
    expect(low, `raise it: ${because}`).toEqual([]);
  },
);

it('an older pre-release, patch or minor is below the floor, and the floor itself is not', () => {
  expect(isBelow('5.0.0-beta.9', '5.0.0-beta.32')).toBe(true);
  expect(isBelow('5.0.0-beta.32', '5.0.0')).toBe(true);
  expect(isBelow('16.4.4', '16.4.5')).toBe(true);
  expect(isBelow('16.10.0', '16.4.5')).toBe(false);
  expect(isBelow('16.4.5', '16.4.5')).toBe(false);
});

it('the floors were compared with the advisories within a month, or the run says so', () => {
  const days = Math.floor((Date.now() - Date.parse(reviewed)) / 86_400_000);
  if (days > 30)
    console.warn(`security-floor.json was last reviewed ${days} days ago: compare it with the advisories.`);
  expect(Number.isFinite(days)).toBe(true);
});

function copiesOf(name: string) {
  return Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([path, { version }]) => ({ path, version: version ?? '' }));
}

/** Compares part by part; a pre-release comes before its release. */
function isBelow(version: string, least: string): boolean {
  const [mine, theirs] = [parts(version), parts(least)];
  const at = theirs.findIndex((part, i) => part !== mine[i]);
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
}

function parts(version: string): number[] {
  const [release = '', before] = version.split('-');
  const rank = before ? [0, Number(/\d+$/.exec(before)?.[0] ?? 0)] : [1, 0];
  return [...release.split('.').map(Number), ...rank];
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
