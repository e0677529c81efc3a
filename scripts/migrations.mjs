#!/usr/bin/env node
// Writes the next migration of both engines from db/tables: `npm run migrations -- <name>`.
// SQLite tables are made STRICT, which the generator has no word for.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const name = process.argv[2] ?? 'step';
const run = (url) =>
  execFileSync(
    'node',
    ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'db/drizzle.config.ts', '--name', name],
    {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: url },
    },
  );

run('file:./none.db');
run('postgres://none');

const folder = 'db/migrations/sqlite';
for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.sql'))) {
  const before = readFileSync(`${folder}/${file}`, 'utf8');
  const after = before.replace(/^(CREATE TABLE [\s\S]*?\n\))(;)/gm, '$1 STRICT$2');
  if (after !== before) writeFileSync(`${folder}/${file}`, after);
}
