// The lab figures of home, list and a deal, as a phone sees them, against a running server:
// `npm run lighthouse [-- http://localhost:3000]`. Lighthouse is 176 MB and so no dependency: npx brings it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserFlags, findBrowser } from './browser.mjs';
import { fail, settle } from './toolchain.mjs';

await settle();
const version = '13.5.0';
const least = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

const base = process.argv[2] ?? `http://localhost:${process.env.PORT ?? 3000}`;
const list = await fetch(new URL('/deals', base)).catch(() =>
  fail(`nobody answers at ${base}; run npm start first.`),
);
const deal = /href="(\/deals\/[^"?#]+)/.exec(await list.text())?.[1];
const folder = mkdtempSync(join(tmpdir(), 'offpeak-lighthouse-'));
const browser = await findBrowser();
let low = 0;
for (const path of ['/', '/deals', deal].filter(Boolean)) {
  const { scores, missed, times } = measure(new URL(path, base).href);
  const words = Object.entries(scores).map(
    ([name, score]) => `${name} ${score}${score < least[name] ? ' (low)' : ''}`,
  );
  low += Object.entries(scores).filter(([name, score]) => score < least[name]).length;
  console.log(`${path}\n  ${words.join(' · ')}\n  ${times}`);
  for (const title of missed) console.log(`  missed: ${title}`);
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
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'));
  const scores = Object.fromEntries(
    Object.keys(least).map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]),
  );
  return { scores, missed: missedOf(categories, audits), times: timesOf(audits) };
}

/** What cost points, apart from the times, which stand on a line of their own. */
function missedOf(categories, audits) {
  const counted = Object.keys(least)
    .filter((name) => name !== 'performance')
    .flatMap((name) => categories[name]?.auditRefs.filter(({ weight }) => weight > 0) ?? []);
  return counted
    .map(({ id }) => audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ title }) => title);
}

function timesOf(audits) {
  const named = {
    'first-contentful-paint': 'first paint',
    'largest-contentful-paint': 'largest paint',
    'total-blocking-time': 'blocked',
    'cumulative-layout-shift': 'shift',
  };
  return Object.entries(named)
    .map(([id, name]) => `${name} ${audits[id]?.displayValue ?? '?'}`)
    .join(' · ');
}
