// npm run bench -- memory 30 [100000]: how many megabytes a web process holds while people look around a country of so many deals
// and buy for so many minutes, at first and at the end; on the database that BENCH_DATABASE_URL names (a grown one), else on one
// grown for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growCountry } from '@/db/scenes/country/grow';
import { cityName, countryOf } from '@/db/scenes/country/plan';
import { freePort } from '../postgres.mjs';
import { type Ask, load } from './load';
import { serve } from './served';
import { openTown } from './town';

const [minutes = 2, deals = 100_000] = process.argv.slice(2).map(Number);
/** Of ten seconds each. */
const turns = { minute: 6, said: 30 };
const folder = mkdtempSync(join(tmpdir(), 'offpeak-bench-'));
const databaseUrl = process.env.BENCH_DATABASE_URL ?? `file:${join(folder, 'bench.db')}`;
const { cities } = countryOf(deals, Date.now());
let asked = 0;
if (!process.env.BENCH_DATABASE_URL) await growCountry({ to: databaseUrl, deals, now: Date.now() });
const port = await freePort();
const before = await serve({ databaseUrl, testControl: true, port });
const buy = await openTown(before.address);
await before.end();
const served = await serve({ databaseUrl, port });
try {
  const held: number[] = [];
  for (let turn = 1; turn <= minutes * turns.minute; turn += 1) {
    await load({ address: served.address, connections: 8, seconds: 10, expects: 200, next: mixed });
    held.push(served.megabytes());
    if (turn % turns.said === 0)
      console.log(`after ${turn / turns.minute} minutes ${held.at(-1)?.toFixed(0)} MB`);
  }
  // The first half fills what is kept on purpose.
  const later = held.slice(held.length / 2);
  console.log(
    `a web process holds ${Math.max(...held).toFixed(0)} MB at most, ${held.at(-1)?.toFixed(0)} MB at the end; ` +
      `${(slopeOf(later) * turns.minute).toFixed(1)} MB a minute more in the second half`,
  );
} finally {
  await served.end();
  rmSync(folder, { recursive: true });
}

/** Of the straight line that lies nearest to the values, for each step. */
function slopeOf(values: readonly number[]): number {
  const middleAt = (values.length - 1) / 2;
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const along = values.reduce((sum, value, at) => sum + (at - middleAt) * (value - middle), 0);
  const square = values.reduce((sum, _, at) => sum + (at - middleAt) ** 2, 0);
  return along / Math.max(1, square);
}

/** Four look, each at something else, one buys. */
function mixed(): Ask {
  asked += 1;
  const city = encodeURIComponent(cityName((asked * 13) % cities));
  const deal = (asked * 7_919) % deals;
  const asks: readonly (() => Ask)[] = [
    buy,
    () => page(`/deals?people=${1 + (asked % 4)}`),
    () => page(`/deals/deal-${deal}`),
    () => ({ path: `/api/v1/deals?limit=24&city=${city}&sort=${asked % 2 ? 'price' : 'quietest'}` }),
    () => ({ path: `/api/v1/deals?limit=24&q=massage&city=${city}` }),
  ];
  return asks[asked % asks.length]?.() ?? buy();
}

function page(path: string): Ask {
  return { path, headers: { accept: 'text/html' } };
}
