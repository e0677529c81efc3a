import { findFact } from '@/db/facts';
import type { Reader } from '@/db/store';
import { instantOf } from '@/domain/time/iso';
import { type Setting, settingAt } from '@/providers/clock/settable';

export const testClockFact = 'test-clock';

/** Where the clock under test control starts: at `CLOCK`, else where it was set before a restart. */
export async function readTestClock(reader: Reader, start: string | null): Promise<Setting | null> {
  if (start !== null) return settingAt(instantOf(start));
  return ((await findFact(reader, testClockFact)) as Setting | undefined) ?? null;
}
