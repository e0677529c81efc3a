import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

/** What every page of the framework loads, an empty one too. */
const { rootMainFiles } = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')) as {
  rootMainFiles: string[];
};

/** The page's scripts above the framework's own take at most so many bytes, gzip. `npm run page-weight` says the figures. */
export async function expectLight(page: Page, most = 20_000): Promise<void> {
  await page.waitForLoadState('load');
  const loaded = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, encodedBodySize }) => ({ name, encodedBodySize })),
  );
  const [own, above] = [true, false].map((isOwn) =>
    loaded.filter(({ name }) => rootMainFiles.some((file) => name.endsWith(file)) === isOwn),
  );
  expect(own?.length, `${page.url()} loads the framework`).toBe(rootMainFiles.length);
  const bytes = above?.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  expect(bytes, `bytes of script on ${page.url()}`).toBeLessThanOrEqual(most);
}

/** Nothing on the page waits for a script, so a guest's has none (docs/decisions/017-kept-pages.md), and React was not started. */
export async function expectStandsStill(page: Page): Promise<void> {
  const scripts = page.locator('script:not([type="application/ld+json"])');
  await expect(scripts, `${page.url()} runs no script`).toHaveCount(0);
  expect(await isStarted(page), `${page.url()} stands still`).toBe(false);
}

/** Something on the page lives, so React took it over. */
export async function expectLives(page: Page, most?: number): Promise<void> {
  await expectLight(page, most);
  await expect.poll(() => isStarted(page), { message: `${page.url()} lives` }).toBe(true);
}

function isStarted(page: Page): Promise<boolean> {
  return page.evaluate(() => Object.keys(document).some((key) => key.startsWith('__reactContainer')));
}
