import type { Clock } from '../clock/port';
import { type BuiltinPayments, builtinPayments } from './builtin';

/** The built-in provider with its book in memory, and slow cards that are not so slow. */
export function fakePayments(clock: Clock): BuiltinPayments {
  const book = new Map<string, unknown>();
  return builtinPayments({
    book: {
      read: async (key) => book.get(key),
      write: async (key, value) => {
        book.set(key, value);
      },
    },
    clock,
    appUrl: 'http://localhost:3000',
    slowMillis: 20,
  });
}
