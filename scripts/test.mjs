// npm test: every check of the project in order, then one line that adds them up.
// `npm test -- format types` runs only the steps named; without names all of them run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildWhenChanged, filesBelow } from './build.mjs';
import { fail, finished, root, settle, spawnChild } from './toolchain.mjs';

await settle();
const notes = mkdtempSync(join(tmpdir(), 'offpeak-notes-'));
const code = [
  'app',
  'components',
  'domain',
  'usecases',
  'db',
  'providers',
  'e2e',
  'proxy.ts',
  'instrumentation.ts',
];

const steps = [
  { name: 'format', what: 'format and lint', run: () => tool('@biomejs/biome/bin/biome', ['ci', '.']) },
  {
    name: 'promises',
    what: 'no promise left alone',
    run: () => tool('oxlint/bin/oxlint', ['--type-aware', '.']),
  },
  { name: 'types', what: 'types', run: types },
  { name: 'imports', what: 'import directions', run: imports },
  {
    name: 'dead',
    what: 'dead code',
    run: () => tool('knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  },
  // Before the unit tests, some of which look at what was built.
  { name: 'build', what: 'production build', run: build },
  { name: 'unit', what: 'unit tests on SQLite and PostgreSQL', run: unit },
  { name: 'e2e', what: 'journeys in a browser, phone and desk', run: journeys },
];

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !steps.some((step) => step.name === name));
if (unknown) fail(`${unknown} is not a step; the steps are ${steps.map(({ name }) => name).join(', ')}.`);

const results = [];
for (const step of steps) {
  if (chosen.length > 0 && !chosen.includes(step.name)) continue;
  console.log(`\n── ${step.what} (${step.name})`);
  const began = performance.now();
  const counts = await step.run();
  results.push({ ...step, ...counts, seconds: (performance.now() - began) / 1000 });
}
rmSync(notes, { recursive: true });
process.exit(report(results));

/** Prints the table and the closing line. @returns the exit code. */
function report(all) {
  console.log('');
  for (const { what, passed, failed, seconds, remark } of all) {
    const mark = markOf(passed, failed);
    console.log(
      `${mark.padEnd(7)}${what.padEnd(42)}${counted(passed, failed)}${seconds.toFixed(1).padStart(7)} s  ${remark ?? ''}`,
    );
  }
  for (const { names = [] } of all) for (const name of names) console.log(`FAILED ${name}`);
  const passed = all.reduce((sum, result) => sum + result.passed, 0);
  const failed = all.reduce((sum, result) => sum + result.failed, 0);
  if (chosen.length > 0) console.log(`Only ${chosen.join(', ')}: the other steps did not run.`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function markOf(passed, failed) {
  if (failed > 0) return 'FAILED';
  return passed > 0 ? 'ok' : 'none';
}

function counted(passed, failed) {
  return `${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed`;
}

function one(good, remark) {
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, remark };
}

/** Runs a program of node_modules under our own Node; one check, passed when it ends well. */
async function tool(path, args) {
  return one((await finished(spawnChild(process.execPath, [`node_modules/${path}`, ...args]))) === 0);
}

async function types() {
  const generated = await tool('next/dist/bin/next', ['typegen']);
  return generated.failed ? generated : tool('typescript/bin/tsc', ['--noEmit', '-p', '.']);
}

/** dependency-cruiser answers "all well" when it could read nothing, so what it read is counted against the tree. */
function imports() {
  const cruise = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const args = [cruise, '--config', '.ci/dependencies.cjs', ...code.filter((name) => existsSync(name))];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const files = code.flatMap((name) => filesBelow(name)).filter((file) => /\.tsx?$/.test(file)).length;
  const modules = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
  // What follows the sign is a warning that TypeScript 7 is unknown to it; the count below answers that.
  console.log(stdout.split('‼')[0].trim());
  if (modules < files) console.log(`Only ${modules} modules were read of ${files} files.`, stderr.trim());
  return one(status === 0 && modules > 0 && modules >= files, `${modules} modules`);
}

async function unit() {
  const file = join(notes, 'unit.json');
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const status = await finished(spawnChild(process.execPath, vitest));
  if (!existsSync(file)) return one(false, 'the run ended without a report');
  const found = JSON.parse(readFileSync(file, 'utf8'));
  const broken = found.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  const failed = found.numFailedTests + broken.length;
  const left = found.numPendingTests + found.numTodoTests;
  return {
    passed: found.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    remark: left ? `${left} did not run` : '',
    names: [
      ...broken.map(({ name, message }) => `${name}: ${message}`),
      ...found.testResults.flatMap(failedTests),
    ],
  };
}

/** @returns where each failed test stands, what it is called and the first line of what it said. */
function failedTests({ name, assertionResults }) {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => {
      const [said = ''] = (failureMessages[0] ?? '').split('\n');
      return `${relative(root, name)}: ${fullName}: ${said}`;
    });
}

async function build() {
  return one((await buildWhenChanged()) === 0);
}

async function journeys() {
  const written =
    existsSync('e2e') && readdirSync('e2e', { recursive: true }).some((name) => name.endsWith('.spec.ts'));
  if (!written) return { passed: 0, failed: 0, remark: 'none written yet: no e2e/**/*.spec.ts' };
  const file = join(notes, 'e2e.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'];
  const status = await finished(spawnChild(process.execPath, playwright, { env }));
  if (!existsSync(file)) return one(false, 'the run ended without a report');
  const found = JSON.parse(readFileSync(file, 'utf8'));
  const { expected, unexpected, flaky, skipped } = found.stats;
  const failed = unexpected + flaky;
  return {
    passed: expected,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    remark: skipped ? `${skipped} did not run` : '',
    names: found.suites.flatMap(failedJourneys),
  };
}

/** @returns where each journey stands that did not pass at once, in this suite and the suites in it. */
function failedJourneys({ suites = [], specs = [] }) {
  const failed = specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map(({ file, line, title, tests }) => `${file}:${line}: ${title} (${tests[0].projectName})`);
  return [...failed, ...suites.flatMap(failedJourneys)];
}
