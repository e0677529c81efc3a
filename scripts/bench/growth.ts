// npm run bench -- growth [--deals 1000,10000,100000] [--on sqlite,postgres]
// Grows a country of each size and measures every call in it; at the end the time at a size over the time at the first.
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
const folder = mkdtempSync(join(tmpdir(), 'offpeak-growth-'));
const node = ['--import', './scripts/typescript.mjs'];
let worst = 0;

for (const engine of values.on.split(',')) {
  const measured: Record<string, number>[] = [];
  for (const size of sizes) {
    const { url, leave } = await placeOf(engine, size);
    measured.push(measure(size, url));
    leave();
  }
  print(engine, measured);
}
rmSync(folder, { recursive: true });
process.exit(worst > 0 ? 1 : 0);

function measure(size: number, url: string): Record<string, number> {
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
  return JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
}

function print(engine: string, measured: readonly Record<string, number>[]): void {
  const [first = {}] = measured;
  console.log(`\n${engine.padEnd(26)}${sizes.map((size) => `${size} deals`.padStart(18)).join('')}`);
  for (const [name, base] of Object.entries(first)) {
    const cells = measured.map((one) => {
      const ratio = (one[name] ?? 0) / base;
      if (ratio > limit) worst += 1;
      return `${(one[name] ?? 0).toFixed(1)} ms ×${ratio.toFixed(2)}`.padStart(18);
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
