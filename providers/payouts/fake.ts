import type { Clock } from '../clock/port';
import { type BuiltinPayouts, builtinPayouts } from './builtin';

/** The built-in bank with its book in memory. */
export function fakePayouts(clock: Clock): BuiltinPayouts {
  const book = new Map<string, unknown>();
  const read = async (key: string) => book.get(key);
  const write = async (key: string, value: unknown) => void book.set(key, value);
  return builtinPayouts({ book: { read, write }, clock });
}
