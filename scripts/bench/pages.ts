// npm run bench -- pages: the list of deals and the page of one, of the demo city on SQLite, against a page of the framework
// that renders 24 constant cards at every request, in the same run. Rounds alternate; figures are their medians.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveEmptyApp } from '../empty-app.mjs';
import { load, type Measured, middle } from './load';
import { prepareDemo, serve } from './served';

const rounds = Number(process.argv[2] ?? 5);
const seconds = Number(process.argv[3] ?? 4);
const folder = mkdtempSync(join(tmpdir(), 'offpeak-bench-'));
const databaseUrl = `file:${join(folder, 'bench.db')}`;
await prepareDemo(databaseUrl);
const empty = await serveEmptyApp();
const served = await serve({ databaseUrl });
try {
  const list = await (await fetch(`${served.address}/deals`)).text();
  const deal = /href="(\/deals\/[\w-]+)[?"]/.exec(list)?.[1];
  if (!deal) throw new Error('The list shows no deal.');
  await compare('list', '/deals');
  await compare('deal', deal);
} finally {
  await empty.end();
  await served.end();
  rmSync(folder, { recursive: true });
}

async function compare(what: string, path: string): Promise<void> {
  const cards: Measured[] = [];
  const ours: Measured[] = [];
  await ask(served.address, path);
  for (let round = 0; round < rounds; round += 1) {
    cards.push(await ask(empty.address, '/cards'));
    ours.push(await ask(served.address, path));
  }
  const [floor, page] = [middle(cards), middle(ours)];
  const line = ({ perSecond, p50, p99 }: Measured) =>
    `${perSecond.toFixed(0)}/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`;
  const ratio = (page.perSecond / floor.perSecond).toFixed(3);
  console.log(`${what.padEnd(6)}24 constant cards ${line(floor)}   ours ${line(page)}   ratio ${ratio}`);
  if (Object.keys(page.others).length > 0) console.log('other answers:', page.others);
}

function ask(address: string, path: string): Promise<Measured> {
  return load({
    address,
    connections: 8,
    seconds,
    expects: 200,
    next: () => ({ path, headers: { accept: 'text/html' } }),
  });
}
