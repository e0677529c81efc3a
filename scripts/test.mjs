// npm test: every check of the project in order, then one line that adds them up.
// `npm test -- format types` runs only the steps named; without names all of them run.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
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

/** Each needs one core and no other's result: two run at once, and what one says is printed when it ends. */
const checks = [
  { name: 'types', what: 'types', run: types },
  {
    name: 'machine',
    what: 'a browser and PostgreSQL are here',
    run: () => script('scripts/testing/machine.mjs'),
  },
  { name: 'format', what: 'format and lint', run: () => tool('@biomejs/biome/bin/biome', 'ci', '.') },
  {
    name: 'promises',
    what: 'no promise left alone',
    run: () => tool('oxlint/bin/oxlint', '--type-aware', '.'),
  },
  { name: 'imports', what: 'import directions', run: imports },
  {
    name: 'dead',
    what: 'dead code',
    run: () => tool('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  },
];
/** Each takes the whole machine, and shows how far it is. The build comes before the unit tests: some look at it. */
const runs = [
  { name: 'build', what: 'production build', run: build },
  { name: 'unit', what: 'unit tests on SQLite and PostgreSQL', run: unit },
  { name: 'e2e', what: 'journeys in a browser, phone and desk', run: journeys },
];

const chosen = process.argv.slice(2);
const names = [...checks, ...runs].map(({ name }) => name);
const unknown = chosen.find((name) => !names.includes(name));
if (unknown) fail(`${unknown} is not a step; the steps are ${names.join(', ')}.`);
const isChosen = ({ name }) => chosen.length === 0 || chosen.includes(name);

const results = await checked(checks.filter(isChosen));
for (const step of runs.filter(isChosen)) {
  say(step);
  results.push(await timed(step));
}
rmSync(notes, { recursive: true });
process.exit(report(results));

/** Two at a time, begun in order. @returns what each found, in order. */
async function checked(steps) {
  const found = [];
  const left = [...steps.entries()];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [at, step] = next;
      found[at] = await timed(step);
      say(step);
      console.log(found[at].said);
    }
  };
  await Promise.all([work(), work()]);
  return found;
}

function say({ name, what }) {
  console.log(`\n── ${what} (${name})`);
}

async function timed(step) {
  const began = performance.now();
  const found = await step.run();
  return { ...step, ...found, seconds: (performance.now() - began) / 1000 };
}

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

function tool(path, ...args) {
  return script(`node_modules/${path}`, ...args);
}

/** Runs a script under our own Node; one check, passed when it ends well. */
async function script(...args) {
  const { ended, said } = await heard(args);
  return { ...one(ended === 0), said };
}

/** @returns how a script ended, what it answered, and all that it said. */
async function heard(args) {
  const child = spawnChild(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [answer, complaint, ended] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    finished(child),
  ]);
  return { ended, answer, said: `${answer}${complaint}`.trim() };
}

async function types() {
  const generated = await tool('next/dist/bin/next', 'typegen');
  return generated.failed ? generated : tool('typescript/bin/tsc', '--noEmit', '-p', '.');
}

/** dependency-cruiser answers "all well" when it could read nothing, so what it read is counted against the tree. */
async function imports() {
  const cruise = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const places = code.filter((name) => existsSync(name));
  const { ended, answer, said } = await heard([cruise, '--config', '.ci/dependencies.cjs', ...places]);
  const files = places.flatMap((name) => filesBelow(name)).filter((file) => /\.tsx?$/.test(file)).length;
  const modules = Number(/(\d+) modules/.exec(answer)?.[1] ?? 0);
  if (modules < files)
    return { ...one(false), said: `Only ${modules} modules were read of ${files} files. ${said}` };
  // What follows the sign is a warning that TypeScript 7 is unknown to it; the count above answers that.
  return { ...one(ended === 0, `${modules} modules`), said: answer.split('‼')[0].trim() };
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
