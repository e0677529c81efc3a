import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { npmStart, type Started } from './npm-start';

/** The demo city, as a fresh machine serves it. */
const test = base.extend<object, { city: Started }>({
  city: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'offpeak-city-'));
      const city = await npmStart({ databaseUrl: `file:${join(folder, 'city.db')}` });
      await use(city);
      await city.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ city }, use) => use(city.address),
});

test('npm start ends in a city with deals on sale', async ({ page }) => {
  await page.goto('/deals');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(24);
});

/** A page, a page that is not there, an API answer, one that is not there, a file: what never varies. */
const addresses = ['/', '/no-such-page', '/api/v1/deals', '/api/v1/no-such-thing', '/icon.svg'];
const always = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

for (const address of addresses) {
  test(`every answer carries the headers, ${address} too`, async ({ request }) => {
    const answer = await request.get(address);
    expect(answer.status()).toBeLessThan(500);
    expect(answer.headers()).toMatchObject(always);
    expect(answer.headers()['permissions-policy']).toContain('camera=(self)');
    expect(answer.headers()['x-powered-by']).toBeUndefined();
    expect(answer.headers()['access-control-allow-origin']).toBeUndefined();
  });
}

test('a page has a nonce of its own, and nothing inline runs without it', async ({ request }) => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const policy = (await request.get('/no-such-page')).headers()['content-security-policy'] ?? '';
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).toContain("frame-ancestors 'none'");
      return /'nonce-([^']+)'/.exec(policy)?.[1];
    }),
  );
  expect(nonces[0]).toHaveLength(24);
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('an API answer may load nothing and is kept by nobody', async ({ request }) => {
  const {
    'content-security-policy': policy,
    'cache-control': cache,
    ...rest
  } = (await request.get('/api/v1/deals')).headers();
  expect(policy).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(cache).toContain('no-store');
  expect(rest['x-robots-tag']).toBe('noindex');
});

for (const address of ['/', '/no-such-page']) {
  test(`the policy blocks nothing of ours on ${address}`, async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    expect(said.filter((line) => !/status of 404/.test(line))).toEqual([]);
  });
}
