import { asc, lt, lte } from 'drizzle-orm';
import type { Passing } from '@/domain/retention/kept-days';
import type { Instant } from '@/domain/time/wall';
import type { Reader, Tx } from './store';
import { idempotencyKeys, outbox } from './tables/operations';
import { tokens } from './tables/people';
import { holds, waits } from './tables/slots';

/** Since when each is over; null is not over. Each has an index that begins with this column. */
const over = {
  answers: { table: idempotencyKeys, since: idempotencyKeys.createdAt },
  holds: { table: holds, since: holds.endedAt },
  waits: { table: waits, since: waits.start },
  tokens: { table: tokens, since: tokens.expiresAt },
  letters: { table: outbox, since: outbox.sentAt },
} as const satisfies Record<Passing, object>;

/** Until when one would drop, so that it is about so many of those over before then, the oldest first; null where there are none. */
export async function dropUntil(
  db: Reader,
  { what, before, about }: { what: Passing; before: Instant; about: number },
): Promise<Instant | null> {
  const { table, since } = over[what];
  const rows = await db
    .select({ since })
    .from(table)
    .where(lt(since, before))
    .orderBy(asc(since))
    .limit(about);
  return rows.at(-1)?.since ?? null;
}

export async function dropOver(tx: Tx, what: Passing, until: Instant): Promise<void> {
  const { table, since } = over[what];
  await tx.delete(table).where(lte(since, until));
}
