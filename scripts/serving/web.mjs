// node scripts/serving/web.mjs <count>: that many web processes on one port (HOST, PORT), over one database. Another one is started
// for each that ends; SIGTERM ends all. `npm start -- --web 4` gets here. Decision 010.
import cluster from 'node:cluster';
import { fail } from '../toolchain.mjs';
import { next, nextArgs, nodeOptions, waitForPort } from './serving.mjs';

const count = Number(process.argv[2]);
const { HOST: host = '0.0.0.0', PORT: port = '3000' } = process.env;
/** A process that ends this soon after its start did not serve. */
const soonMs = 10_000;
const soonMost = 3 * count;
let soonEnded = 0;
let isStopping = false;

// Each takes connections from the one socket by itself. Handed out by us, one that is given to a process that is being killed would
// belong to nobody, and whoever asked would wait for ever.
cluster.schedulingPolicy = cluster.SCHED_NONE;
cluster.setupPrimary({ exec: next, args: nextArgs({ host, port }), execArgv: nodeOptions });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
await waitForPort({ host, port });
for (let number = 0; number < count; number += 1) begin();

function begin() {
  const began = performance.now();
  const web = cluster.fork();
  console.log(`offpeak: web process ${web.process.pid} starts`);
  web.on('exit', (code, signal) => {
    if (isStopping) return;
    console.log(`offpeak: web process ${web.process.pid} ended (${signal ?? code}), another one is started`);
    soonEnded = performance.now() - began < soonMs ? soonEnded + 1 : 0;
    if (soonEnded >= soonMost)
      fail('the web processes end as soon as they start; the messages above say why.');
    // At once where one was killed, a little later where it cannot serve.
    setTimeout(() => isStopping || begin(), 250 * soonEnded);
  });
}

/** Each finishes the requests it has; then we end, too. */
function stop() {
  isStopping = true;
  for (const web of Object.values(cluster.workers)) web.process.kill('SIGTERM');
  const done = () => Object.keys(cluster.workers).length === 0 && process.exit(143);
  cluster.on('exit', done);
  done();
}
