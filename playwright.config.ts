import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/browser.mjs';
import { freePort } from './scripts/postgres.mjs';

// The workers read this file again: port and folder are chosen once and handed down by the environment.
process.env.OFFPEAK_E2E_PORT ??= String(await freePort());
process.env.OFFPEAK_E2E_FOLDER ??= newFolder();
const port = process.env.OFFPEAK_E2E_PORT;
const folder = process.env.OFFPEAK_E2E_FOLDER;
// Next speaks of itself as localhost; a cookie of 127.0.0.1 would not come back (decision 004).
const address = `http://localhost:${port}`;
const executablePath = await findBrowser();

/** The journeys against the built application, started the way its users start it, on a database of its own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['html', { open: 'never' }]],
  use: {
    baseURL: address,
    // A trace of every journey is dear: ask for one with `--trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
    video: 'off',
    launchOptions: { executablePath, args: browserFlags },
  },
  projects: [
    { name: 'http', testMatch: 'http/*.spec.ts', fullyParallel: false },
    { name: 'phone', testIgnore: 'http/*.spec.ts', use: { ...devices['Pixel 7'] } },
    {
      name: 'desk',
      testIgnore: 'http/*.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
  ],
  webServer: {
    command: `${process.execPath} scripts/start.mjs`,
    url: `${address}/icon.svg`,
    timeout: 240_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      HOST: '127.0.0.1',
      PORT: port,
      APP_URL: address,
      APP_SECRET: 'only-for-the-journeys-never-in-service',
      DATABASE_URL: `file:${folder}/journeys.db`,
      TEST_CONTROL: '1',
    },
  },
});

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'offpeak-journeys-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
