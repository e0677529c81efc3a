import type { Clock } from '../clock/port';
import { type Book, type BuiltinPayments, builtinPayments } from './builtin';

/** The built-in provider with its book in memory, and slow cards that are not so slow. */
export function fakePayments(clock: Clock): BuiltinPayments {
  return builtinPayments({
    book: bookInMemory(clock),
    clock,
    appUrl: 'http://localhost:3000',
    secret: 'secret of the fake provider',
    slowMillis: 20,
  });
}

/** Written down as text, as a database would. */
export function bookInMemory(clock: Clock): Book {
  const pages = new Map<string, { text: string; madeAt: number }>();
  return {
    read: async (key) => {
      const page = pages.get(key);
      return page && JSON.parse(page.text);
    },
    write: async (key, value) => {
      const madeAt = pages.get(key)?.madeAt ?? clock.now();
      pages.set(key, { text: JSON.stringify(value), madeAt });
    },
    list: async ({ prefix, from, until }) =>
      [...pages]
        .filter(([key, { madeAt }]) => key.startsWith(prefix) && madeAt >= from && madeAt < until)
        .map(([, { text }]) => JSON.parse(text) as unknown),
  };
}
