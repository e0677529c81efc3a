import { and, asc, desc, eq, isNull, lte } from 'drizzle-orm';
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
export async function listDueLetters(db: Reader, now: Instant, limit = 50): Promise<LetterRow[]> {
  return db
    .select()
    .from(outbox)
    .where(and(isNull(outbox.sentAt), isNull(outbox.refusedAt), lte(outbox.nextTryAt, now)))
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
    .limit(limit);
}

/** Takes a letter for one attempt, before it is handed out: false where another worker took it. */
export async function claimLetter(
  tx: Tx,
  letter: LetterRow,
  { nextTryAt }: { nextTryAt: Instant },
): Promise<boolean> {
  const { id, attempts } = letter;
  const rows = await takeUntried(tx, { id, attempts, set: { attempts: attempts + 1, nextTryAt } });
  return rows.length === 1;
}

type Attempt = Pick<LetterRow, 'id' | 'attempts'> & { readonly set: Partial<LetterRow> };

const takeUntried = statement((tx: Tx, { id, attempts, set }: Attempt) =>
  tx
    .update(outbox)
    .set(set)
    .where(and(eq(outbox.id, id), eq(outbox.attempts, attempts), isNull(outbox.sentAt)))
    .returning({ id: outbox.id }),
);

export async function markLetterSent(tx: Tx, id: string, now: Instant): Promise<void> {
  await mark(tx, { id, set: { sentAt: now } });
}

export async function markLetterRefused(tx: Tx, id: string, now: Instant): Promise<void> {
  await mark(tx, { id, set: { refusedAt: now } });
}

const mark = statement((tx: Tx, { id, set }: Pick<LetterRow, 'id'> & { readonly set: Partial<LetterRow> }) =>
  tx.update(outbox).set(set).where(eq(outbox.id, id)),
);

/** The newest letters, to everybody or to one address. */
export async function listLettersTo(reader: Reader, recipient: string | null, limit = 200) {
  const rows = reader.select().from(outbox);
  const chosen = recipient === null ? rows : rows.where(eq(outbox.recipient, recipient));
  return chosen.orderBy(desc(outbox.createdAt), desc(outbox.id)).limit(limit);
}
