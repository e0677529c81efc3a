// The page that pages are weighed against: the same framework, built and served as it is, with one word and no script of ours.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './postgres.mjs';
import { fail, finished, root, spawnChild } from './toolchain.mjs';

const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
// Inside the tree, so that it finds the very packages the product is built of.
const folder = join(root, '.next', 'empty-page');
const files = {
  'package.json': '{ "type": "module", "private": true }',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} }, agentRules: false };`,
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.jsx': 'export default function Page() { return <p>Empty</p>; }',
};

/** Builds and serves it. @returns its address and how to end it. */
export async function serveEmptyPage() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'app'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  const built = await finished(spawnChild(process.execPath, [next, 'build', folder], quiet));
  if (built !== 0) fail('the empty page could not be built; the message above says why.');
  const port = await freePort();
  const server = spawnChild(
    process.execPath,
    [next, 'start', folder, '-H', '127.0.0.1', '-p', `${port}`],
    quiet,
  );
  const address = `http://127.0.0.1:${port}/`;
  await answering(address);
  return {
    address,
    async end() {
      const ended = finished(server);
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(address) {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  fail('the empty page was not served within 30 s.');
}
