// How the server is started, wherever it is: by npm start, by many processes, by tests and by benches.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../toolchain.mjs';

/**
 * Megabytes of memory that JavaScript may have. Left to itself, Node lets garbage lie about until a share of the machine's memory
 * is full. In a country of 100,000 deals some 100 are in use; with 512 the process grew to 404 in ten minutes, of which 280 were
 * left when it was told to collect. What is young and not looked at yet takes three times its space: with 32 for it a purchase was a
 * tenth cheaper, and the process 414 large in five minutes.
 */
const heap = { old: 320, young: 8 };

/**
 * What the system's own allocator is told: two heaps, not eight for each core. Threads each take another, and what is freed in one
 * serves no other: in the country above the process grew to 381 in five minutes and went on by 6 a minute; with two it held 355 at most in half an hour.
 */
export const allocation = { MALLOC_ARENA_MAX: '2' };

/** What Node is told before the program. */
export const nodeOptions = [
  ...['--import', pathToFileURL(join(root, 'scripts', 'serving', 'first.mjs')).href],
  ...[`--max-old-space-size=${heap.old}`, `--max-semi-space-size=${heap.young}`],
];
export const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');

/**
 * Milliseconds that a connection stays open without a question: longer than proxies in front keep theirs (usually 60 s), so that it is
 * never cut while one is on its way. Left to itself, Node cuts after five seconds.
 */
const idleMs = 65_000;

/**
 * What Node is called with to serve.
 * @param {{ host: string, port: number | string, web?: number, act?: 'start' | 'dev' }} asked with several web processes, host and
 * port come from the environment (HOST, PORT)
 * @returns {string[]}
 */
export function serving({ host, port, web = 1, act = 'start' }) {
  if (web > 1) return [join(root, 'scripts', 'serving', 'web.mjs'), String(web)];
  return [...nodeOptions, next, ...nextArgs({ host, port, act })];
}

export function nextArgs({ host, port, act = 'start' }) {
  return [
    act,
    '-H',
    host,
    '-p',
    String(port),
    ...(act === 'start' ? ['--keepAliveTimeout', String(idleMs)] : []),
  ];
}

/** Those who held the port and miss their parent let it go soon. @returns why it is not free after five seconds; null when it is. */
export async function waitForPort({ host, port }) {
  const since = performance.now();
  for (;;) {
    const because = await tryPort({ host, port });
    if (because !== 'EADDRINUSE' || performance.now() - since > 5_000) return because;
    await pause(100);
  }
}

function tryPort({ host, port }) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', (error) => resolve(error.code))
      .listen(Number(port), host, () => probe.close(() => resolve(null)));
  });
}
