import { newId } from '@/domain/kernel/id';
import type { Tx } from './store';
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
