import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { given, must } from '@/domain/kernel/must';
import { type Counting, counting, type Digest, digestsOf, mustBeAlike } from './digest';
import { type NewHouse, type OldHouse, rowsAtOnce } from './house';
import { openNew, openOld } from './open-house';
import { printRow, type Row, type Shape } from './shapes';

/** Carries every row of one database into another, empty one, of either engine. All of it or nothing. */
export async function copyHouse({ from, to }: { from: string; to: string }): Promise<readonly Digest[]> {
  const old = await openOld(from);
  try {
    return await fill(to, async (house) => {
      const digests: Digest[] = [];
      for (const shape of old.shapes) {
        const count = counting(shape);
        for await (const rows of old.rows(shape)) {
          count.add(rows);
          await house.put(shape, rows);
        }
        digests.push(count.end());
      }
      return digests;
    });
  } finally {
    await old.close();
  }
}

/** Writes everything into one compressed file that either engine can be filled from; the same database gives the same lines. */
export async function exportHouse({
  from,
  file,
}: {
  from: string;
  file: string;
}): Promise<readonly Digest[]> {
  if (existsSync(file)) throw new Error(`${file} is there already: nothing is written over.`);
  const house = await openOld(from);
  try {
    const digests: Digest[] = [];
    await pipeline(
      Readable.from(linesOf(house, digests)),
      createGzip(),
      createWriteStream(file, { flags: 'wx' }),
    );
    return digests;
  } finally {
    await house.close();
  }
}

/** Fills an empty database from such a file, and proves it against what the file says of itself. */
export async function importHouse({ file, to }: { file: string; to: string }): Promise<readonly Digest[]> {
  return fill(to, async (house) => {
    const said: Digest[] = [];
    for await (const [shape, rows] of batchesIn(file, house, said)) await house.put(shape, rows);
    must(said.length === house.shapes.length, 'the file is whole: it ends with what it holds');
    return said;
  });
}

/** @throws, and leaves nothing behind, where what arrived is not what was sent. */
async function fill(
  to: string,
  put: (house: NewHouse) => Promise<readonly Digest[]>,
): Promise<readonly Digest[]> {
  const house = await openNew(to);
  try {
    const sent = await put(house);
    mustBeAlike(sent, await digestsOf(house));
    await house.keep();
    return sent;
  } finally {
    await house.close();
  }
}

async function* linesOf(house: OldHouse, digests: Digest[]): AsyncGenerator<string> {
  for (const shape of house.shapes) {
    const count: Counting = counting(shape);
    yield `${JSON.stringify({ table: shape.name })}\n`;
    for await (const rows of house.rows(shape)) {
      count.add(rows);
      yield rows.map((row) => `${printRow(row)}\n`).join('');
    }
    digests.push(count.end());
  }
  yield `${JSON.stringify({ digests })}\n`;
}

type Batch = readonly [Shape, readonly Row[]];
type Heading = { readonly table?: string; readonly digests?: readonly Digest[] };

async function* batchesIn(file: string, house: OldHouse, said: Digest[]): AsyncGenerator<Batch> {
  let shape: Shape | null = null;
  let rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const read = JSON.parse(line) as Row | Heading;
    if (isRow(read) && rows.push(read) < rowsAtOnce) continue;
    if (shape && rows.length > 0) yield [shape, rows];
    rows = [];
    if (isRow(read)) continue;
    if (read.table) shape = shapeNamed(house, read.table);
    said.push(...(read.digests ?? []));
  }
}

function isRow(read: Row | Heading): read is Row {
  return Array.isArray(read);
}

function shapeNamed({ shapes }: OldHouse, name: string): Shape {
  return given(
    shapes.find((shape) => shape.name === name),
    `this version has a table ${name}`,
  );
}
