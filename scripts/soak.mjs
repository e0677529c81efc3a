// npm run soak: the tests that break in, for as long as somebody has. `npm run soak -- 2` asks for twice as much.
import { buildWhenChanged } from './build.mjs';
import { fail, finished, settle, spawnChild } from './toolchain.mjs';

const times = Number(process.argv[2] ?? 1);
if (!(times > 0)) fail('Say how much: npm run soak -- 2 asks for twice as much.');

await settle();
const env = {
  ...process.env,
  SOAK_RUNS: String(Math.ceil(300 * times)),
  SOAK_KILLS: String(Math.ceil(500 * times)),
  GROUP_COLLISIONS: String(Math.ceil(1000 * times)),
  CONFLUENCE_RUNS: String(Math.ceil(500 * times)),
};
const began = performance.now();
const codes = [
  await run('vitest/vitest.mjs', [
    'run',
    'invariants.race.test.ts',
    'collision.race.test.ts',
    'confluence.test.ts',
    'usecases/crash.test.ts',
  ]),
  await buildWhenChanged(),
  await run('@playwright/test/cli.js', ['test', '--project=http']),
];
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.log(
  `\n${env.SOAK_RUNS} towns, ${env.GROUP_COLLISIONS} collisions, ${env.CONFLUENCE_RUNS} orders of messages and ${env.SOAK_KILLS} kills on each engine in ${minutes} minutes: ` +
    (codes.every((code) => code === 0) ? 'every invariant held.' : 'see above for what broke.'),
);
process.exit(Math.max(...codes));

function run(path, args) {
  return finished(spawnChild(process.execPath, [`node_modules/${path}`, ...args], { env }));
}
