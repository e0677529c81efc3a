import type { Clock } from '../clock/port';
import { type Book, type BuiltinPayments, builtinPayments, type Page } from './builtin';

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

/** Written down as text, as a database would, and by one after the other. */
export function bookInMemory(clock: Clock): Book & Page {
  const pages = new Map<string, { text: string; madeAt: number }>();
  let last: Promise<unknown> = Promise.resolve();
  const page: Page = {
    read: async (key) => {
      const kept = pages.get(key);
      return kept && JSON.parse(kept.text);
    },
    write: async (entries) => {
      for (const [key, value] of Object.entries(entries)) {
        const madeAt = pages.get(key)?.madeAt ?? clock.now();
        pages.set(key, { text: JSON.stringify(value), madeAt });
      }
    },
  };
  return {
    ...page,
    list: async ({ prefix, from, until }) =>
      [...pages]
        .filter(([key, { madeAt }]) => key.startsWith(prefix) && madeAt >= from && madeAt < until)
        .map(([, { text }]) => JSON.parse(text) as unknown),
    turn(_matter, work) {
      const run = last.then(() => work(page));
      last = run.catch(() => undefined);
      return run;
    },
  };
}
