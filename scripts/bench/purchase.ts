// npm run bench -- purchase: a whole durable purchase over HTTP (price, seat, payment with the built-in provider, ledger,
// voucher, outbox) against the framework's own empty route handler, in the same run; then the processor time of a purchase by
// two web processes against one. Rounds alternate; figures are their medians. `rounds` and `seconds` may be given.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { serveEmptyApp } from '../empty-app.mjs';
import { forBenches, freePort, startCluster } from '../postgres.mjs';
import { type Ask, load, type Measured, median, middle } from './load';
import { type Served, serve } from './served';
import { openTown } from './town';

const rounds = Number(process.argv[2] ?? 5);
const seconds = Number(process.argv[3] ?? 4);
const connections = [1, 8, 32];
/** Pairs of one process and two for each round: the figure is a ratio near one, and needs more of them. */
const pairsInRound = 3;
const folder = mkdtempSync(join(tmpdir(), 'offpeak-bench-'));
const empty = await serveEmptyApp();
const cluster = await startCluster(forBenches);
try {
  await againstEmpty('SQLite', `file:${join(folder, 'bench.db')}`);
  await againstEmpty('PostgreSQL', cluster.url);
  await oneAgainstTwo();
} finally {
  await empty.end();
  cluster.stop();
  rmSync(folder, { recursive: true });
}

async function againstEmpty(engine: string, databaseUrl: string): Promise<void> {
  const { served, buy } = await town(databaseUrl, 1);
  const nothing = () => ({ ...buy(), path: '/api/empty' });
  await load({ address: served.address, connections: 8, seconds: 3, expects: 201, next: buy });
  for (const count of connections) {
    const of: { empty: Measured[]; purchase: Measured[] } = { empty: [], purchase: [] };
    for (let round = 0; round < rounds; round += 1) {
      of.empty.push(await measured({ address: empty.address, count, expects: 200, next: nothing }));
      of.purchase.push(await measured({ address: served.address, count, expects: 201, next: buy }));
    }
    report(`${engine}, ${count} connections`, middle(of.empty), middle(of.purchase));
  }
  await served.end();
}

function measured(asked: { address: string; count: number; expects: number; next: () => Ask }) {
  return load({ ...asked, connections: asked.count, seconds });
}

function report(what: string, floor: Measured, ours: Measured): void {
  const ratio = ours.perSecond / floor.perSecond;
  const tail = ours.p99 / floor.p99;
  const line = ({ perSecond, p50, p99 }: Measured) =>
    `${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`;
  console.log(`${what.padEnd(28)}empty ${line(floor)}   purchase ${line(ours)}`);
  console.log(`${''.padEnd(28)}ratio ${ratio.toFixed(3)}, p99 ${tail.toFixed(1)} times the empty handler's`);
  if (Object.keys(ours.others).length > 0) console.log('other answers:', ours.others);
}

/**
 * Processor time of web processes per purchase: what a second process costs beside what it brings. Both stand ready all the time, each
 * on a database of its own, and are asked in turn: what the machine does besides is then alike for the two rounds of a pair. The
 * ratio is the middle of those of the pairs.
 */
async function oneAgainstTwo(): Promise<void> {
  const one = await warmTown('one', 1);
  const two = await warmTown('two', 2);
  const pairs: { one: Spent; two: Spent }[] = [];
  for (let pair = 0; pair < rounds * pairsInRound; pair += 1) {
    // Whoever comes first in one pair comes last in the next.
    const first = pair % 2 === 0 ? await spentBy(one) : null;
    const second = await spentBy(two);
    pairs.push({ one: first ?? (await spentBy(one)), two: second });
  }
  await one.served.end();
  await two.served.end();
  const ratios = pairs.map((pair) => pair.two.cpuMs / pair.one.cpuMs).sort((a, b) => a - b);
  const each = (of: 'one' | 'two') =>
    `${median(pairs.map((pair) => pair[of].cpuMs)).toFixed(2)} ms (${median(pairs.map((pair) => pair[of].perSecond)).toFixed(0)}/s)`;
  const quarter = (share: number) => ratios[Math.floor(share * (ratios.length - 1))]?.toFixed(3);
  console.log(
    `processor time a purchase, PostgreSQL: one process ${each('one')}, two ${each('two')}, ` +
      `ratio ${median(ratios).toFixed(3)} (half of ${ratios.length} pairs between ${quarter(0.25)} and ${quarter(0.75)})`,
  );
}

type Town = Awaited<ReturnType<typeof town>>;
type Spent = { readonly cpuMs: number; readonly perSecond: number };

async function warmTown(database: string, web: number): Promise<Town> {
  const client = new Client(cluster.url);
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  const ready = await town(cluster.url.replace(/\/postgres$/, `/${database}`), web);
  // Each process compiles what it runs often by itself: each is asked as much before.
  const seconds = 15 * web;
  await load({ address: ready.served.address, connections: 16, seconds, expects: 201, next: ready.buy });
  return ready;
}

async function spentBy({ served, buy }: Town): Promise<Spent> {
  const before = served.cpuSeconds();
  const { answers, perSecond } = await measured({
    address: served.address,
    count: 16,
    expects: 201,
    next: buy,
  });
  return { cpuMs: ((served.cpuSeconds() - before) / answers) * 1_000, perSecond };
}

/** Set up under test control, then served as in service. */
async function town(databaseUrl: string, web: number): Promise<{ served: Served; buy: () => Ask }> {
  const port = await freePort();
  const before = await serve({ databaseUrl, testControl: true, port });
  const buy = await openTown(before.address);
  await before.end();
  return { served: await serve({ databaseUrl, web, port }), buy };
}
