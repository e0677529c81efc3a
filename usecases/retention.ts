import { dropOver, dropUntil } from '@/db/retention';
import { accept } from '@/domain/kernel/result';
import { keptDays, type Passing } from '@/domain/retention/kept-days';
import { hourMs } from '@/domain/time/zone';
import type { Context } from './context';

/** Of each kind at a time: nobody who buys waits for more. */
const atOnce = 500;

/** What is kept for a time only goes when that is over. Page: docs/rules/retention.md. @returns how many kinds had something to go. */
export async function dropWhatIsOver(ctx: Context): Promise<number> {
  let dropped = 0;
  for (const [what, days] of Object.entries(keptDays) as [Passing, number][]) {
    const before = ctx.clock.now() - days * 24 * hourMs;
    const until = await dropUntil(ctx.reader, { what, before, about: atOnce });
    if (until === null) continue;
    await ctx.transaction(async (tx) => accept(await dropOver(tx, what, until)));
    dropped += 1;
  }
  return dropped;
}
