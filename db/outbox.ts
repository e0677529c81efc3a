import { asc, desc, eq, isNull } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
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
  await tx
    .insert(outbox)
    .values({ id: newId('mail'), ...letter })
    .onConflictDoNothing();
}

export type LetterRow = typeof outbox.$inferSelect;

/** Letters still to send, oldest first. */
export async function listUnsentLetters(db: Reader, limit = 50): Promise<LetterRow[]> {
  return db
    .select()
    .from(outbox)
    .where(isNull(outbox.sentAt))
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
    .limit(limit);
}

export async function markLetterSent(tx: Tx, id: string, now: number): Promise<void> {
  await tx.update(outbox).set({ sentAt: now }).where(eq(outbox.id, id));
}

export async function markLetterTried(tx: Tx, letter: LetterRow): Promise<void> {
  await tx
    .update(outbox)
    .set({ attempts: letter.attempts + 1 })
    .where(eq(outbox.id, letter.id));
}

/** The newest letters, to everybody or to one address. */
export async function listLettersTo(reader: Reader, recipient: string | null, limit = 200) {
  const rows = reader.select().from(outbox);
  const chosen = recipient === null ? rows : rows.where(eq(outbox.recipient, recipient));
  return chosen.orderBy(desc(outbox.createdAt), desc(outbox.id)).limit(limit);
}
