#!/usr/bin/env node
// Writes the next migration of both engines from db/tables: `npm run migrations -- <name>`.
// SQLite tables are made STRICT, the ledger's rows unchangeable and listings searchable, which the generator has no
// words for.
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

/** Whoever tries to change or delete a row of these is refused by the database itself. */
const unchangeable = ['transfers'];

edit('sqlite', (text) => text.replace(/^(CREATE TABLE [\s\S]*?\n\))(;)/gm, '$1 STRICT$2'));
edit('sqlite', (text) =>
  guard(text, (table) =>
    ['UPDATE', 'DELETE'].map(
      (act) =>
        `CREATE TRIGGER \`${table}_no_${act.toLowerCase()}\` BEFORE ${act} ON \`${table}\`\n` +
        `BEGIN SELECT RAISE(ABORT, '${table} never change'); END;`,
    ),
  ),
);
edit('postgres', (text) =>
  guard(text, (table) => [
    `CREATE FUNCTION "${table}_never_change"() RETURNS trigger LANGUAGE plpgsql AS\n` +
      `$$ BEGIN RAISE EXCEPTION '${table} never change'; END $$;`,
    `CREATE TRIGGER "${table}_never_change" BEFORE UPDATE OR DELETE ON "${table}"\n` +
      `FOR EACH ROW EXECUTE FUNCTION "${table}_never_change"();`,
  ]),
);

/** What is searched is indexed by each engine's own means; triggers keep FTS5 in step within the same transaction. */
edit('sqlite', (text) =>
  searched(text, [
    'CREATE TABLE `listing_keys` (`key` integer PRIMARY KEY, `deal_id` text NOT NULL UNIQUE) STRICT;',
    "CREATE VIRTUAL TABLE `listing_search` USING fts5(words, content='', contentless_delete=1, detail='none', tokenize='ascii', prefix='1 2 3 4 5 6 7 8 9 10 11 12');",
    `CREATE TRIGGER \`listings_searched\` AFTER INSERT ON \`listings\` BEGIN
  INSERT INTO listing_keys (deal_id) VALUES (new.deal_id);
  INSERT INTO listing_search (rowid, words) SELECT key, new.words FROM listing_keys WHERE deal_id = new.deal_id;
END;`,
    `CREATE TRIGGER \`listings_not_searched\` AFTER DELETE ON \`listings\` BEGIN
  DELETE FROM listing_search WHERE rowid = (SELECT key FROM listing_keys WHERE deal_id = old.deal_id);
  DELETE FROM listing_keys WHERE deal_id = old.deal_id;
END;`,
  ]),
);
edit('postgres', (text) =>
  searched(text, [
    `ALTER TABLE "listings" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array("words", ' '), ''))) STORED;`,
    'CREATE INDEX "listings_search" ON "listings" USING gin ("search") WITH (fastupdate = off);',
  ]),
);

function edit(engine, change) {
  const folder = `db/migrations/${engine}`;
  for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.sql'))) {
    const before = readFileSync(`${folder}/${file}`, 'utf8');
    const after = change(before);
    if (after !== before) writeFileSync(`${folder}/${file}`, after);
  }
}

function searched(text, statements) {
  const isFresh = /CREATE TABLE ["`]listings["`]/.test(text) && !/listings?_search\W/.test(text);
  return isFresh ? `${[text.trimEnd(), ...statements].join('\n--> statement-breakpoint\n')}\n` : text;
}

/** After the step that makes such a table, once. */
function guard(text, statementsFor) {
  const fresh = unchangeable.filter(
    (table) =>
      new RegExp(`CREATE TABLE ["\`]${table}["\`]`).test(text) && !text.includes(`${table} never change`),
  );
  const added = fresh.flatMap(statementsFor);
  return added.length === 0 ? text : `${[text.trimEnd(), ...added].join('\n--> statement-breakpoint\n')}\n`;
}
