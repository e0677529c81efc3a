import { defineConfig, devices } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/browser.mjs';

const executablePath = await findBrowser();

/** The journeys against the built application: whoever tests starts servers of their own, each on its own database. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './scripts/testing/built.mjs',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 3,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['html', { open: 'never' }]],
  use: {
    // A trace of every journey is dear: ask for one with `--trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
    video: 'off',
    launchOptions: { executablePath, args: browserFlags },
  },
  projects: [
    { name: 'http', testMatch: 'http/*.spec.ts', fullyParallel: false },
    {
      name: 'phone',
      testIgnore: 'http/*.spec.ts',
      // One dot for each pixel: seven times as many are dear to draw, and nobody looks at them here.
      use: { ...devices['Pixel 7'], deviceScaleFactor: 1 },
    },
    {
      name: 'desk',
      testIgnore: 'http/*.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
  ],
});
