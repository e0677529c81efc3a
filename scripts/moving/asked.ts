import { parseArgs } from 'node:util';
import type { Digest } from '@/db/moving/digest';

const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });

/** The database of this installation. */
export const ownUrl = process.env.DATABASE_URL ?? 'file:./data/offpeak.db';

/** `--from` or `--to` as somebody typed it. */
export function asked(name: 'from' | 'to', otherwise?: string): string {
  const value = values[name] ?? otherwise;
  if (value) return value;
  console.error(`Say --${name}: a file, file:… or postgres://…`);
  process.exit(1);
}

/** Says what was carried, table by table with its sums, or in one sentence why nothing was. */
export async function report(done: string, work: () => Promise<readonly Digest[]>): Promise<void> {
  try {
    const tables = await work();
    for (const { table, rows, sums, hash } of tables.filter((one) => one.rows > 0)) {
      const money = Object.entries(sums).map(([name, sum]) => `${name} ${sum}`);
      console.log([table.padEnd(22), String(rows).padStart(9), hash.slice(0, 12), ...money].join('  '));
    }
    const rows = tables.reduce((sum, one) => sum + one.rows, 0);
    const ledger = tables.find(({ table }) => table === 'transfers');
    console.log(
      `${rows} rows ${done}; every table has the same rows, sums and hash, the ledger's ${ledger?.rows ?? 0} transfers too.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
