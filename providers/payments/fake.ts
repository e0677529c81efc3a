import type { Clock } from '../clock/port';
import { type Book, type BuiltinPayments, builtinPayments } from './builtin';

/** The built-in provider with its book in memory, and slow cards that are not so slow. */
export function fakePayments(clock: Clock): BuiltinPayments {
  return builtinPayments({
    book: bookInMemory(),
    clock,
    appUrl: 'http://localhost:3000',
    secret: 'secret of the fake provider',
    slowMillis: 20,
  });
}

/** Written down as text, as a database would. */
export function bookInMemory(): Book {
  const pages = new Map<string, string>();
  return {
    read: async (key) => JSON.parse(pages.get(key) ?? 'null') ?? undefined,
    write: async (key, value) => void pages.set(key, JSON.stringify(value)),
    list: async (prefix) =>
      [...pages].filter(([key]) => key.startsWith(prefix)).map(([, page]) => JSON.parse(page) as unknown),
  };
}
