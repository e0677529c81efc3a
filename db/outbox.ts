import { and, asc, desc, eq, inArray, isNull, lte } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import type { Instant } from '@/domain/time/wall';
import { statement } from './statement';
import type { Reader, Tx } from './store';
import { outbox } from './tables/operations';

export type OutgoingLetter = {
  readonly topic: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** One letter per key, however often its cause is repeated. */
  readonly dedupeKey: string;
  readonly createdAt: number;
};

/** Puts a letter into the outbox in the transaction that causes it. */
export async function postLetter(tx: Tx, letter: OutgoingLetter): Promise<void> {
  await insertOnce(tx, { letter: { id: newId('mail'), ...letter, nextTryAt: letter.createdAt } });
}

const insertOnce = statement((tx: Tx, { letter }: { letter: typeof outbox.$inferInsert }) =>
  tx.insert(outbox).values(letter).onConflictDoNothing(),
);

export type LetterRow = typeof outbox.$inferSelect;

/** Letters to be tried now, oldest first. */
export async function listDueLetters(db: Reader, now: Instant, limit = 20): Promise<LetterRow[]> {
  return db
    .select()
    .from(outbox)
    .where(and(isNull(outbox.sentAt), isNull(outbox.refusedAt), lte(outbox.nextTryAt, now)))
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
    .limit(limit);
}

/** Takes letters for one attempt, before they are handed out. @returns those that no other worker took meanwhile. */
export async function claimLetters(
  tx: Tx,
  letters: readonly LetterRow[],
  nextTryAfter: (attempts: number) => Instant,
): Promise<LetterRow[]> {
  const claimed = new Set<string>();
  for (const [attempts, alike] of Map.groupBy(letters, (letter) => letter.attempts)) {
    const set = { attempts: attempts + 1, nextTryAt: nextTryAfter(attempts + 1) };
    const taken = await takeUntried(tx, { ids: alike.map(({ id }) => id), attempts, set });
    for (const { id } of taken) claimed.add(id);
  }
  return letters.filter(({ id }) => claimed.has(id));
}

type Change = { readonly ids: string[]; readonly set: Partial<LetterRow> };

const takeUntried = statement((tx: Tx, { ids, attempts, set }: Change & Pick<LetterRow, 'attempts'>) =>
  tx
    .update(outbox)
    .set(set)
    .where(and(inArray(outbox.id, ids), eq(outbox.attempts, attempts), isNull(outbox.sentAt)))
    .returning({ id: outbox.id }),
);

export async function markLettersSent(tx: Tx, ids: string[], sentAt: Instant): Promise<void> {
  if (ids.length > 0) await mark(tx, { ids, set: { sentAt } });
}

export async function markLettersRefused(tx: Tx, ids: string[], refusedAt: Instant): Promise<void> {
  if (ids.length > 0) await mark(tx, { ids, set: { refusedAt } });
}

const mark = statement((tx: Tx, { ids, set }: Change) =>
  tx.update(outbox).set(set).where(inArray(outbox.id, ids)),
);

/** The newest letters, to everybody or to one address. */
export async function listLettersTo(reader: Reader, recipient: string | null, limit = 200) {
  const rows = reader.select().from(outbox);
  const chosen = recipient === null ? rows : rows.where(eq(outbox.recipient, recipient));
  return chosen.orderBy(desc(outbox.createdAt), desc(outbox.id)).limit(limit);
}
