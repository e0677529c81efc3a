// How much JavaScript each page sends, gzip, over an empty page of the same framework measured in the same run; fails above
// the limit. `npm run page-weight [-- http://localhost:3000]` asks a running demo, by default the one on PORT, as the demo's
// consumer: the pages are found as people find them. It sells nothing; the one place it holds is free again by itself.
import { gzipSync } from 'node:zlib';
import { browserFlags, findBrowser } from './browser.mjs';
import { serveEmptyApp } from './empty-app.mjs';
import { fail, settle } from './toolchain.mjs';

await settle();
const { chromium } = await import('@playwright/test');
const { demoPassword, demoPeople } = await import('../db/scenes/scene.ts');
const base = process.argv[2] ?? `http://localhost:${process.env.PORT ?? 3000}`;
if (!(await fetch(base).catch(() => null))?.ok) fail(`nobody answers at ${base}; run npm start first.`);

/** Every page with its limit in bytes, and the way to it: an address, or steps that end at one. */
const pages = [
  { name: 'home', most: 20_000, go: (page) => page.goto('/') },
  { name: 'list', most: 20_000, go: (page) => page.goto('/deals') },
  { name: 'deal', most: 20_000, go: (page) => follow(page, { from: '/deals', to: '/deals/' }) },
  { name: 'group', most: 20_000, go: (page) => follow(page, { from: '/', to: '/groups/' }) },
  { name: 'order', most: 20_000, go: (page) => follow(page, { from: '/my/orders', to: '/orders/' }) },
  { name: 'voucher', most: 20_000, go: (page) => follow(page, { from: '/my/vouchers', to: '/vouchers/' }) },
  { name: 'checkout', most: 33_000, go: (page) => hold(page) },
];

const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
const consumer = await signedIn();
const empty = await serveEmptyApp();
const floor = await weigh((page) => page.goto(empty.address));
await empty.end();
console.log(`${'empty'.padEnd(10)}${kilo(floor.bytes)} in all`);
let heavy = 0;
for (const { name, most, go } of pages) {
  const { bytes, path } = await weigh(go);
  const over = bytes - floor.bytes;
  if (over > most) heavy += 1;
  const verdict = over > most ? '  TOO HEAVY' : '';
  console.log(`${name.padEnd(10)}${kilo(over)} over it, at most ${kilo(most)}${verdict}  ${path}`);
}
await browser.close();
process.exit(heavy > 0 ? 1 : 0);

/** The scripts a browser without a cache loads for the page the steps end at, each once, as they travel. */
async function weigh(go) {
  const context = await browser.newContext({ baseURL: base, storageState: consumer });
  const page = await context.newPage();
  await go(page);
  const sizes = new Map();
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.set(response.url(), gzipSync(await response.body()).length);
  });
  await page.reload({ waitUntil: 'networkidle' });
  const path = new URL(page.url()).pathname;
  await context.close();
  return { bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0), path };
}

async function signedIn() {
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('[name=email]').fill(demoPeople.find(({ role }) => role === 'consumer').email);
  await page.locator('[name=password]').fill(demoPassword);
  await page.locator('main [type=submit], main button').first().click();
  await page
    .waitForURL((url) => url.pathname !== '/sign-in', { timeout: 10_000 })
    .catch(() => {
      fail(`the demo's consumer cannot sign in at ${base}; a demo city is needed.`);
    });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** The first link of that kind. */
async function follow(page, { from, to }) {
  await page.goto(from);
  const href = await page.locator(`main a[href^="${to}"]`).first().getAttribute('href');
  return page.goto(href);
}

async function hold(page) {
  await follow(page, { from: '/deals', to: '/deals/' });
  await page.locator('#buy form[action="/api/v1/holds"] button').first().click();
  return page.waitForURL((url) => url.pathname.startsWith('/checkout/'));
}

function kilo(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`.padStart(9);
}
