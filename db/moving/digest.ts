import { createHash, type Hash } from 'node:crypto';
import { must } from '@/domain/kernel/must';
import type { OldHouse } from './house';
import { printRow, type Row, type Shape } from './shapes';

/** What is compared of a table: rows, sums of its columns of money, and one hash over every row as it is printed. */
export type Digest = {
  readonly table: string;
  readonly rows: number;
  readonly sums: Readonly<Record<string, string>>;
  readonly hash: string;
};
export type Counting = { add(rows: readonly Row[]): void; end(): Digest };

export function counting(shape: Shape): Counting {
  const hash: Hash = createHash('sha256');
  const money = shape.columns.flatMap(({ name }, index) =>
    name.endsWith('_minor') ? [{ name, index }] : [],
  );
  const sums = new Map(money.map(({ name }) => [name, 0n]));
  let count = 0;
  return {
    add(rows) {
      count += rows.length;
      for (const row of rows) {
        hash.update(`${printRow(row)}\n`);
        for (const { name, index } of money)
          sums.set(name, (sums.get(name) ?? 0n) + BigInt(Number(row[index] ?? 0)));
      }
    },
    end: () => ({
      table: shape.name,
      rows: count,
      sums: Object.fromEntries([...sums].map(([name, sum]) => [name, String(sum)])),
      hash: hash.digest('hex'),
    }),
  };
}

export async function digestsOf(house: OldHouse): Promise<Digest[]> {
  const digests: Digest[] = [];
  for (const shape of house.shapes) {
    const count = counting(shape);
    for await (const rows of house.rows(shape)) count.add(rows);
    digests.push(count.end());
  }
  return digests;
}

/** @throws where a table is not what it was, naming it and how. */
export function mustBeAlike(was: readonly Digest[], is: readonly Digest[]): void {
  for (const [index, before] of was.entries()) {
    const after = is[index];
    must(after?.table === before.table, `both have the table ${before.table}`);
    must(after.rows === before.rows, `${before.table} has ${before.rows} rows, not ${after.rows}`);
    const sums = JSON.stringify(before.sums);
    must(JSON.stringify(after.sums) === sums, `${before.table} sums up to ${sums}`);
    must(after.hash === before.hash, `every row of ${before.table} is as it was`);
  }
}
