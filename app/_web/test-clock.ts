import { findFact, keepFact } from '@/db/facts';
import type { Reader, Store } from '@/db/store';
import { instantOf } from '@/domain/time/iso';
import { type SettableClock, type Setting, settingAt } from '@/providers/clock/settable';

export const testClockFact = 'test-clock';

/** Where the clock under test control starts: where it was set before, else at `CLOCK`. */
export async function readTestClock(reader: Reader, start: string | null): Promise<Setting | null> {
  const kept = (await findFact(reader, testClockFact)) as Setting | undefined;
  return kept ?? (start === null ? null : settingAt(instantOf(start)));
}

/** Several web processes have one clock: each looks, before every request, how it was last set. */
export async function followTestClock(reader: Reader, clock: SettableClock): Promise<void> {
  const kept = (await findFact(reader, testClockFact)) as Setting | undefined;
  if (kept) clock.follow(kept);
}

/** `npm start` begins at `CLOCK`, wherever the clock stood when it ended. */
export async function startTestClock(store: Store, start: string): Promise<void> {
  const value = settingAt(instantOf(start));
  await store.transaction((tx) => keepFact(tx, { name: testClockFact, value }));
}
