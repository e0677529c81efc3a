// npm run bench -- growth [--deals 1000,10000,100000] [--on sqlite,postgres]
// Grows a country of each size and measures every call in it. Of each call: milliseconds of processor time, of our process and of
// the database's, that over the time at the first size, and milliseconds by the clock, which others on the machine may lengthen.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../postgres.mjs';

const { values } = parseArgs({
  options: {
    deals: { type: 'string', default: '1000,10000,100000' },
    on: { type: 'string', default: 'sqlite,postgres' },
    /** Countries grown before, `%` standing for the size: they are measured as they are. */
    at: { type: 'string' },
  },
});
const sizes = values.deals.split(',').map(Number);
const limit = 2;
const width = 30;
const folder = mkdtempSync(join(tmpdir(), 'offpeak-growth-'));
const node = ['--import', './scripts/typescript.mjs'];
let worst = 0;

for (const engine of values.on.split(',')) {
  const measured: Medians[] = [];
  for (const size of sizes) {
    const { url, leave } = await placeOf(engine, size);
    measured.push(measure(size, url));
    leave();
  }
  print(engine, measured);
}
rmSync(folder, { recursive: true });
process.exit(worst > 0 ? 1 : 0);

type Medians = Record<string, Record<'wall' | 'ours' | 'server', number>>;

function measure(size: number, url: string): Medians {
  const env = { ...process.env, DATABASE_URL: url };
  const now = Date.now();
  if (!values.at)
    execFileSync(
      process.execPath,
      [...node, 'scripts/moving/grow.ts', '--deals', String(size), '--to', url],
      {
        env,
      },
    );
  const args = [...node, 'scripts/bench/growth/measure.ts', String(size), String(now)];
  const said = execFileSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as Medians;
}

function print(engine: string, measured: readonly Medians[]): void {
  const [first = {}] = measured;
  console.log(`\n${engine.padEnd(26)}${sizes.map((size) => `${size} deals`.padStart(width)).join('')}`);
  for (const [name, base] of Object.entries(first)) {
    const cells = measured.map((one) => {
      const { wall = 0, ours = 0, server = 0 } = one[name] ?? {};
      const ratio = (ours + server) / (base.ours + base.server);
      if (ratio > limit) worst += 1;
      const taken = server > 0 ? `${ours.toFixed(1)} + ${server.toFixed(1)}` : ours.toFixed(1);
      return `${taken} ms ×${ratio.toFixed(2)} (${wall.toFixed(1)})`.padStart(width);
    });
    console.log(`${name.padEnd(26)}${cells.join('')}`);
  }
}

type Place = { readonly url: string; readonly leave: () => void };

/** A database of its own for each size. */
async function placeOf(engine: string, size: number): Promise<Place> {
  if (values.at) return { url: values.at.replace('%', String(size)), leave: () => undefined };
  if (engine === 'sqlite') return { url: `file:${join(folder, `${size}.db`)}`, leave: () => undefined };
  const { url, stop } = await startPostgres();
  return { url, leave: stop };
}
