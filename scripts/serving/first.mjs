// Loaded before the server by `node --import`. Requests are asked who sent them before the first one comes; what Node compiled is
// kept, so that the next start takes a fifth less of the processor's time.
import cluster from 'node:cluster';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { hearArrivals } from '../../app/_web/door/arrival/arrivals.ts';
import { root } from '../toolchain.mjs';

hearArrivals();
// A parent that is gone takes its web processes with it, the one that is just asking it for the port too.
cluster.worker?.on('error', () => process.exit());
enableCompileCache(join(root, '.next', 'cache', 'compiled'));
// A process that is killed keeps nothing: what was loaded is written once the start is over.
setTimeout(flushCompileCache, 10_000).unref();
