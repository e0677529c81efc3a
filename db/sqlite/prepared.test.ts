import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { keepPrepared } from './prepared';

const visits = `
  CREATE TABLE venues (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
  CREATE TABLE deals (id TEXT PRIMARY KEY, venue_id TEXT NOT NULL, title TEXT NOT NULL) STRICT;
  CREATE TABLE orders (id TEXT PRIMARY KEY, deal_id TEXT NOT NULL, quantity INTEGER NOT NULL) STRICT;
  INSERT INTO venues VALUES ('casa', 'Casa Verde');
  INSERT INTO deals VALUES ('massage', 'casa', 'An hour? Of course');
  INSERT INTO orders VALUES ('first', 'massage', 2), ('second', 'massage', 1);`;
const joined = `SELECT orders.id, venues.name FROM orders INNER JOIN deals ON deals.id = orders.deal_id
  INNER JOIN venues ON venues.id = deals.venue_id WHERE orders.id = ? AND orders.quantity < ? LIMIT ?`;

function opened(): Database.Database {
  const connection = new Database(':memory:');
  connection.exec(visits);
  return connection;
}

it('a text is planned once, whatever values it is asked with', () => {
  const [plain, kept] = [opened(), opened()];
  keepPrepared(kept);
  // On the bare driver most of the time of a join goes into planning it again. The shortest of many rounds each, in turn.
  const shortest = { plain: Number.POSITIVE_INFINITY, kept: Number.POSITIVE_INFINITY };
  const bare = plain.prepare(joined);
  for (let round = 0; round < 30; round += 1) {
    shortest.plain = Math.min(shortest.plain, timeOf(bare));
    shortest.kept = Math.min(shortest.kept, timeOf(kept.prepare(joined)));
  }
  expect(shortest.kept * 1.5).toBeLessThan(shortest.plain);
});

it('a question mark within words or a name stays what it is', () => {
  const connection = opened();
  keepPrepared(connection);
  const asked = connection.prepare(
    `SELECT id AS "really?" FROM deals WHERE title = 'An hour? Of course' AND id = ?`,
  );
  expect(asked.all('massage')).toEqual([{ 'really?': 'massage' }]);
});

function timeOf(statement: Database.Statement): number {
  const since = performance.now();
  for (let turn = 0; turn < 100; turn += 1) statement.all('first', 10 + turn, 1);
  return performance.now() - since;
}
