import { given } from '@/domain/kernel/must';
import { bookedOnNobody, type Range } from '../ledger/proof';
import { namesAfter } from '../names-after';
import type { Reader } from '../store';
import { coveredAccounts } from '../tables/ledger';
import { orders } from '../tables/orders';
import { merchants, people } from '../tables/people';
import { type Check, differencesOf, proveCovered, proveMerchants, proveNobody, proveOrders } from './books';

/** One kind of owner of rows in the books. What one of them owns agrees by itself, so any few can be proved apart. */
type Book = {
  /** Rows of one owner, in those of an order. */
  readonly weight: number;
  /** The first owners after a name, as the database sorts them. */
  names(db: Reader, after: string, most: number): Promise<readonly string[]>;
  prove(db: Reader, piece: Piece): Promise<readonly Check[]>;
};
/** Owners in their order; rows of owners that are gone lie in the range all the same. */
type Piece = { readonly range: Range; readonly names: readonly string[] };

const books = {
  orders: {
    weight: 1,
    names: (db, after, most) => namesAfter(db, orders.id, { after, most }),
    prove: (db, { range }) => proveOrders(db, range),
  },
  merchants: {
    weight: 100,
    names: (db, after, most) => namesAfter(db, merchants.id, { after, most }),
    prove: (db, { range }) => proveMerchants(db, range),
  },
  nobody: {
    weight: 1,
    names: async (db, after, most) => (await bookedOnNobody(db, Number(after), most)).map(String),
    prove: (db, { range }) => proveNobody(db, range),
  },
  balances: {
    weight: 1,
    names: (db, after, most) => namesAfter(db, coveredAccounts.account, { after, most }),
    prove: (db, { names }) => proveCovered(db, names),
  },
  /** Their balances and points once more: the row of one may be gone. */
  people: {
    weight: 1,
    names: (db, after, most) => namesAfter(db, people.id, { after, most }),
    prove: (db, { names }) =>
      proveCovered(
        db,
        names.flatMap((id) => [`buyer-balance:${id}`, `points:${id}`]),
      ),
  },
} as const satisfies Readonly<Record<string, Book>>;
const inTurn = Object.keys(books) as readonly (keyof typeof books)[];

/** How far a pass through all books came: up to and with the name `after` of a book; null at the end. */
export type Place = { readonly book: keyof typeof books; readonly after: string };
export const atStart: Place = { book: 'orders', after: '' };

/** Proves what so many orders have, or as much of other books, from a place on. Of each piece that differs its first owner is named. */
export async function proveSome(
  db: Reader,
  from: Place,
  most: number,
): Promise<{ readonly differences: readonly string[]; readonly next: Place | null }> {
  const differences: string[] = [];
  let at: Place | null = from;
  let left = most;
  while (at && left > 0) {
    const book: Book = books[at.book];
    const asked = Math.max(1, Math.floor(left / book.weight));
    const names = await book.names(db, at.after, asked);
    const until = names.length < asked ? null : given(names.at(-1), 'as many as were asked for');
    const piece = { range: { after: at.after, until }, names };
    if (isOff(await book.prove(db, piece))) differences.push(...(await firstOff(db, at.book, piece)));
    left -= names.length * book.weight;
    at = until === null ? bookAfter(at) : { ...at, after: until };
  }
  return { differences, next: at };
}

function bookAfter({ book }: Place): Place | null {
  const next = inTurn[inTurn.indexOf(book) + 1];
  return next ? { book: next, after: '' } : null;
}

function isOff(checks: readonly Check[]): boolean {
  return differencesOf({ checks }).length > 0;
}

/** Half by half down to one owner. */
async function firstOff(db: Reader, name: Place['book'], { range, names }: Piece): Promise<string[]> {
  const book: Book = books[name];
  const middle = names[Math.ceil(names.length / 2) - 1];
  if (names.length <= 1 || middle === undefined) {
    const checks = await book.prove(db, { range, names });
    return differencesOf({ checks }).map((line) => `${line} (${name}: ${names[0] ?? 'gone'})`);
  }
  const half = Math.ceil(names.length / 2);
  const lower = { range: { after: range.after, until: middle }, names: names.slice(0, half) };
  const upper = { range: { after: middle, until: range.until }, names: names.slice(half) };
  return firstOff(db, name, isOff(await book.prove(db, lower)) ? lower : upper);
}
