// What the product is measured against: the same framework, built and served as it is. `/` is a page with one word and no
// script of ours, `/cards` one that renders 24 constant cards at every request, `/api/empty` a handler that does nothing.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort } from './postgres.mjs';
import { fail, finished, root, spawnChild } from './toolchain.mjs';

const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
// Inside the tree, so that it finds the very packages the product is built of.
const folder = join(root, '.next', 'empty-app');
const files = {
  'package.json': '{ "type": "module", "private": true }',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} }, agentRules: false };`,
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.jsx': 'export default function Page() { return <p>Empty</p>; }',
  'app/api/empty/route.js': 'export const POST = () => Response.json({});',
  'app/cards/page.jsx': `
export const dynamic = 'force-dynamic';
export default function Page() {
  return <main><h1>Quiet hours</h1><section>{Array.from({ length: 24 }, (_, n) => <Card key={n} n={n} />)}</section></main>;
}
function Card({ n }) {
  return (
    <article className="relative grid gap-3 rounded-lg border bg-paper p-4 shadow-sm">
      <svg viewBox="0 0 320 120" role="img" aria-label="Hours of the week">
        {Array.from({ length: 24 }, (_, hour) => <rect key={hour} x={hour * 13} y={10} width={12} height={60 + (hour % 5)} />)}
      </svg>
      <h3 className="text-lg"><a href={'/deals/' + n}>An hour of massage and tea, number {n}</a></h3>
      <p className="text-muted">Casa Verde · 1.2 km · massage</p>
      <p><s>€60.00</s> <strong>€42.00</strong> <span>Tuesday 14:00</span></p>
      <ul>
        <li>30 % off in quiet hours</li>
        <li>With four of you €37.80 each</li>
        <li>Free cancellation until the day before</li>
      </ul>
      <a className="button" href={'/deals/' + n + '#buy'}>Choose a time</a>
    </article>
  );
}`,
};

/**
 * Builds and serves it. Built by webpack, which looks for a proxy and an instrumentation in its own folder alone; the other
 * builder takes ours along, and then the empty application is not empty. @returns its address and how to end it.
 */
export async function serveEmptyApp() {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  const built = await finished(spawnChild(process.execPath, [next, 'build', '--webpack', folder], quiet));
  if (built !== 0) fail('the empty application could not be built; the message above says why.');
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
  fail('the empty application was not served within 30 s.');
}
