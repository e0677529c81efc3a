import { constants, copyFileSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { copyHouse, exportHouse, importHouse } from './carry';
import type { Digest } from './digest';
import { digestsOf } from './digest';
import { isPostgres, openOld } from './open-house';

type Backup = { readonly from: string; readonly file: string };
type Restore = { readonly file: string; readonly to: string };

/** Keeps one state of a database in a file while the server goes on; what was kept is read again before it counts. */
export async function backUp({ from, file }: Backup): Promise<readonly Digest[]> {
  if (isPostgres(from)) return exportHouse({ from, file });
  const path = freePath(file);
  const source = new Database(pathOf(from), { readonly: true, fileMustExist: true });
  source.prepare('VACUUM INTO ?').run(path);
  source.close();
  return checked(path);
}

/** Makes a database anew from a backup, of either engine, and checks it. Nothing that exists is written over. */
export async function restore({ file, to }: Restore): Promise<readonly Digest[]> {
  if (!isSqliteFile(file)) return importHouse({ file, to });
  if (isPostgres(to)) return copyHouse({ from: file, to });
  const path = freePath(pathOf(to));
  copyFileSync(resolve(file), path, constants.COPYFILE_EXCL);
  return checked(path);
}

async function checked(path: string): Promise<readonly Digest[]> {
  const copy = new Database(path, { readonly: true });
  const said = copy.pragma('integrity_check', { simple: true });
  const broken = copy.pragma('foreign_key_check') as unknown[];
  copy.close();
  if (said !== 'ok' || broken.length > 0)
    throw new Error(`${path} is broken: ${said}, ${broken.length} lost rows.`);
  const house = await openOld(path);
  try {
    return await digestsOf(house);
  } finally {
    await house.close();
  }
}

function freePath(file: string): string {
  const path = resolve(file);
  if (existsSync(path)) throw new Error(`${path} is there already: nothing is written over.`);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

function pathOf(url: string): string {
  return resolve(url.replace(/^file:/, ''));
}

function isSqliteFile(file: string): boolean {
  const start = Buffer.alloc(15);
  readSync(openSync(resolve(file), 'r'), start, 0, start.length, 0);
  return start.toString('latin1') === 'SQLite format 3';
}
