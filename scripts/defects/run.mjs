// npm run defects: puts every known mistake into a copy of the tree, one at a time, and runs the test that must notice it.
// `npm run defects -- refund` takes those whose name has the word in it.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, finished, root, settle, spawnChild } from '../toolchain.mjs';

await settle();
await import('../typescript.mjs');
const { defects } = await import('./list.ts');
const { edited } = await import('./defect.ts');

const word = process.argv[2] ?? '';
const chosen = defects.filter(({ name }) => name.includes(word));
if (chosen.length === 0) fail(`no defect is called “${word}”.`);

const copies = [1, 2].map(copyTree);
let rows;
try {
  await expectWhole(copies[0]);
  rows = await tryAll();
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}
report(rows);

/** The tree without what tools made; the packages are those of the tree. */
function copyTree() {
  const copy = mkdtempSync(join(tmpdir(), 'offpeak-defects-'));
  const skipped = new Set(['node_modules', '.git', '.next', 'data', 'test-results', 'public']);
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !skipped.has(path.slice(root.length).split('/')[0] ?? ''),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** A test that fails anyway would notice everything. */
async function expectWhole(copy) {
  const filesOn = (project) =>
    new Set(chosen.flatMap(({ test }) => ((test.on ?? 'sqlite') === project ? [test.file] : [])));
  const sqlite = await runTests(copy, { files: [...filesOn('sqlite')] });
  const postgres = await runTests(copy, { files: [...filesOn('postgres')], on: 'postgres' });
  const results = new Map([...sqlite, ...postgres]);
  const missing = chosen.filter(({ test }) => outcomeOf(results, test) !== 'passed');
  for (const { name, test } of missing)
    console.error(
      `${name}: “${test.name}” of ${test.file} is ${outcomeOf(results, test)} without the defect.`,
    );
  if (missing.length > 0) process.exit(1);
}

/** Two at a time, each in a copy of its own. */
async function tryAll() {
  const left = [...chosen.entries()];
  const done = [];
  await Promise.all(
    copies.map(async (copy) => {
      for (let next = left.shift(); next; next = left.shift()) {
        const [place, defect] = next;
        done[place] = { defect, outcome: await tryOne(copy, defect) };
        console.log(lineOf(done[place]));
      }
    }),
  );
  return done;
}

async function tryOne(copy, { edits, test }) {
  const before = new Map();
  try {
    for (const edit of edits) {
      const path = join(copy, edit.file);
      const text = readFileSync(path, 'utf8');
      if (!before.has(path)) before.set(path, text);
      writeFileSync(path, edited(text, edit));
    }
    return outcomeOf(await runTests(copy, { ...test, files: [test.file] }), test);
  } finally {
    for (const [path, text] of before) writeFileSync(path, text);
  }
}

/** @returns the outcome of every test by its file and title. */
async function runTests(copy, { files, name, on = 'sqlite' }) {
  if (files.length === 0) return new Map();
  const notes = join(copy, 'defects.json');
  rmSync(notes, { force: true });
  const only = name === undefined ? [] : ['-t', name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', on, ...files, ...only];
  const report = ['--reporter=json', `--outputFile.json=${notes}`];
  await finished(spawnChild(process.execPath, [...args, ...report], { cwd: copy, stdio: 'ignore' }));
  if (!existsSync(notes)) return new Map();
  const { testResults } = JSON.parse(readFileSync(notes, 'utf8'));
  return new Map(
    testResults.flatMap(({ name: file, assertionResults }) =>
      assertionResults.map(({ title, status }) => [`${file.slice(copy.length + 1)} ${title}`, status]),
    ),
  );
}

function outcomeOf(results, { file, name }) {
  return results.get(`${file} ${name}`) ?? 'not run';
}

function lineOf({ defect, outcome }) {
  const verdict = outcome === 'failed' ? 'caught' : `NOT caught (${outcome})`;
  return `${defect.name.padEnd(64)}${verdict.padEnd(22)}${defect.test.file} › ${defect.test.name}`;
}

function report(all) {
  const caught = all.filter(({ outcome }) => outcome === 'failed').length;
  console.log(`\n${'defect'.padEnd(64)}${''.padEnd(22)}test`);
  for (const row of all) console.log(lineOf(row));
  console.log(`\n${caught} of ${all.length} caught`);
  process.exit(caught === all.length ? 0 : 1);
}
