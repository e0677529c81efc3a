import type { SQL } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

export type Engine = 'sqlite' | 'postgres';

/** Picked once, at module load: every table of this process speaks one engine. */
export const engine: Engine = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '') ? 'postgres' : 'sqlite';

const postgres = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  oneOf: <const Word extends string>(name: string, words: readonly [Word, ...Word[]]) =>
    pg.text(name, { enum: words as [Word, ...Word[]] }),
  count: (name: string) => pg.bigint(name, { mode: 'number' }),
  minor: (name: string) => pg.bigint(name, { mode: 'number' }),
  instant: (name: string) => pg.bigint(name, { mode: 'number' }),
  real: (name: string) => pg.doublePrecision(name),
  flag: (name: string) => pg.boolean(name),
  json: <Shape>(name: string) => pg.jsonb(name).$type<Shape>(),
  index: (name: string) => pg.index(name),
  unique: (name: string) => pg.uniqueIndex(name),
  primaryKey: (parts: { columns: [pg.AnyPgColumn, ...pg.AnyPgColumn[]] }) => pg.primaryKey(parts),
  check: (name: string, rule: SQL) => pg.check(name, rule),
};

const sqlite = {
  table: lite.sqliteTable,
  text: (name: string) => lite.text(name),
  oneOf: (name: string, words: readonly [string, ...string[]]) =>
    lite.text(name, { enum: words as [string, ...string[]] }),
  count: (name: string) => lite.integer(name),
  minor: (name: string) => lite.integer(name),
  instant: (name: string) => lite.integer(name),
  real: (name: string) => lite.real(name),
  flag: (name: string) => lite.integer(name, { mode: 'boolean' }),
  json: (name: string) => lite.text(name, { mode: 'json' }),
  index: (name: string) => lite.index(name),
  unique: (name: string) => lite.uniqueIndex(name),
  primaryKey: (parts: { columns: [lite.AnySQLiteColumn, ...lite.AnySQLiteColumn[]] }) =>
    lite.primaryKey(parts),
  check: (name: string, rule: SQL) => lite.check(name, rule),
};

type Words = typeof postgres;

/**
 * The words a table is written in, with the same behaviour on both engines, typed as PostgreSQL.
 * `instant` is epoch milliseconds, `minor` money in minor units; both are safe integers of 53 bits.
 */
export const column: Words = engine === 'postgres' ? postgres : (sqlite as unknown as Words);
