// The lab figures of home, list and a deal, as a phone sees them, against a running server:
// `npm run lighthouse [-- http://localhost:3000]`. Lighthouse is 176 MB and so no dependency: npx brings it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserFlags, findBrowser } from './browser.mjs';
import { fail } from './toolchain.mjs';

const version = '13.5.0';
const least = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

const base = process.argv[2] ?? `http://localhost:${process.env.PORT ?? 3000}`;
const list = await fetch(new URL('/deals', base)).catch(() =>
  fail(`nobody answers at ${base}; run npm start first.`),
);
const deal = /href="(\/deals\/[^"?#]+)"/.exec(await list.text())?.[1];
const folder = mkdtempSync(join(tmpdir(), 'offpeak-lighthouse-'));
const browser = await findBrowser();
let low = 0;
for (const path of ['/', '/deals', deal].filter(Boolean)) {
  const scores = measure(new URL(path, base).href);
  const words = Object.entries(scores).map(
    ([name, score]) => `${name} ${score}${score < least[name] ? ' (low)' : ''}`,
  );
  low += Object.entries(scores).filter(([name, score]) => score < least[name]).length;
  console.log(`${path.padEnd(36)} ${words.join(' · ')}`);
}
rmSync(folder, { recursive: true });
if (!deal) console.log('No deal was found on /deals, so none was measured.');
process.exit(low > 0 || !deal ? 1 : 0);

function measure(address) {
  const file = join(folder, 'report.json');
  const flags = ['--headless=new', ...browserFlags].join(' ');
  const args = [
    '--yes',
    `lighthouse@${version}`,
    address,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--chrome-flags=${flags}`,
  ];
  const { status } = spawnSync('npx', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROME_PATH: browser },
  });
  if (status !== 0) fail(`Lighthouse could not measure ${address}.`);
  const { categories } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(
    Object.keys(least).map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]),
  );
}
