// Finds a Chromium for the browser tests: the system's, Playwright's own, or Debian's package.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What a headless Chromium needs on a machine without screen, sandbox or network. */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disable-gpu',
  '--disable-dev-shm-usage',
];

/** @returns {Promise<string>} the path of an executable Chromium. */
export async function findBrowser() {
  return onPath() ?? (await ofPlaywright()) ?? install();
}

function onPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const given = process.env.CHROME_PATH;
  if (given && existsSync(given)) return given;
  const places = process.env.PATH.split(':').concat('/Applications/Google Chrome.app/Contents/MacOS');
  return places
    .flatMap((place) => [...names, 'Google Chrome'].map((name) => join(place, name)))
    .find(existsSync);
}

async function ofPlaywright() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function install() {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests …');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
    });
  }
  const found = onPath();
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium: install it, run `npx playwright install chromium`, or set CHROME_PATH.',
  );
}
