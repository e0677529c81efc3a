// npm run bench: every bench in turn; `npm run bench -- purchase 3` runs one, and gives it what follows.
import { existsSync } from 'node:fs';
import { buildWhenChanged } from '../build.mjs';
import { fail, finished, settle, spawnChild } from '../toolchain.mjs';

await settle();
const all = ['purchase', 'pages', 'memory', 'growth'].filter((name) =>
  existsSync(`scripts/bench/${name}.ts`),
);
const [asked, ...given] = process.argv.slice(2);
if (asked && !all.includes(asked)) fail(`${asked} is not a bench; the benches are ${all.join(', ')}.`);
if ((await buildWhenChanged()) !== 0) fail('the build failed; the message above says where.');
let worst = 0;
for (const name of asked ? [asked] : all) {
  console.log(`\n── ${name}`);
  const args = ['--import', './scripts/typescript.mjs', `scripts/bench/${name}.ts`, ...given];
  worst = Math.max(worst, await finished(spawnChild(process.execPath, args)));
}
process.exit(worst);
