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
    const lines = createInterface({
      input: createReadStream(file).pipe(createGunzip()),
      crlfDelay: Infinity,
    });
    const said: Digest[] = [];
    const waiting: Waiting = { shape: null, rows: [] };
    for await (const line of lines) {
      const read = JSON.parse(line) as { table?: string; digests?: Digest[] } | Row;
      if (Array.isArray(read)) waiting.rows.push(read as Row);
      if (!Array.isArray(read) || waiting.rows.length >= rowsAtOnce) await putWaiting(house, waiting);
      if ('table' in read && read.table) waiting.shape = shapeNamed(house, read.table);
      if ('digests' in read && read.digests) said.push(...read.digests);
    }
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

type Waiting = { shape: Shape | null; rows: Row[] };

async function putWaiting(house: NewHouse, waiting: Waiting): Promise<void> {
  if (waiting.rows.length > 0) await house.put(given(waiting.shape, 'rows follow their table'), waiting.rows);
  waiting.rows = [];
}

function shapeNamed({ shapes }: OldHouse, name: string): Shape {
  return given(
    shapes.find((shape) => shape.name === name),
    `this version has a table ${name}`,
  );
}
