import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Answer, Charge, Dispute, Intent, Refund, Told } from './objects';

/** Everything the provider knows, and its clock. */
export type Book = {
  nowMs: number | null;
  count: number;
  intents: Record<string, Intent>;
  charges: Record<string, Charge>;
  refunds: Record<string, Refund>;
  disputes: Record<string, Dispute>;
  customers: Record<string, object>;
  keys: Record<string, { request: string; answer: Answer }>;
  told: Told[];
};

export type Keeper = {
  readonly book: Book;
  now(): number;
  newId(prefix: string): string;
  tell(type: string, object: object): void;
  keep(): void;
  /** Begins an empty book, whose names go on where the old one ended. */
  forget(): void;
};

/** The book in its file: read at the start, written whole and at once after every act. */
export function keeperOf(file: string): Keeper {
  const book: Book = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Book) : empty();
  const now = () => Math.floor((book.nowMs ?? Date.now()) / 1_000);
  const newId = (prefix: string) => {
    book.count += 1;
    return `${prefix}_${String(book.count).padStart(6, '0')}`;
  };
  return {
    book,
    now,
    newId,
    tell(type, object) {
      const data = { object: structuredClone(object) };
      book.told.push({ id: newId('evt'), object: 'event', created: now(), type, data });
    },
    forget() {
      Object.assign(book, { ...empty(), count: book.count });
    },
    keep() {
      writeFileSync(`${file}.new`, JSON.stringify(book));
      renameSync(`${file}.new`, file);
    },
  };
}

function empty(): Book {
  return {
    nowMs: null,
    count: 0,
    intents: {},
    charges: {},
    refunds: {},
    disputes: {},
    customers: {},
    keys: {},
    told: [],
  };
}
