import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import type { Reader, Tx } from '../store';
import { providerEvents } from '../tables/provider';
import { waitMs } from './payment-acts';

export type ProviderEventRow = typeof providerEvents.$inferSelect;
type NewEvent = Pick<
  ProviderEventRow,
  'provider' | 'eventId' | 'says' | 'reference' | 'actKey' | 'receivedAt'
>;

/** Keeps a message once. False where it was told before: that is how a replay is known. */
export async function keepProviderEvent(tx: Tx, event: NewEvent): Promise<boolean> {
  const rows = await tx
    .insert(providerEvents)
    .values({ id: newId('heard'), ...event, askAgainAt: event.receivedAt })
    .onConflictDoNothing({ target: [providerEvents.provider, providerEvents.eventId] })
    .returning();
  return rows.length > 0;
}

/** Messages not yet acted on, those that are due, oldest first. */
export async function listOpenProviderEvents(
  db: Reader,
  now: number,
  limit = 50,
): Promise<ProviderEventRow[]> {
  return db
    .select()
    .from(providerEvents)
    .where(and(isNull(providerEvents.handledAt), lte(providerEvents.askAgainAt, now)))
    .orderBy(asc(providerEvents.receivedAt), asc(providerEvents.id))
    .limit(limit);
}

export async function finishProviderEvent(
  tx: Tx,
  end: { id: string; outcome: 'handled' | 'unknown-payment'; now: number },
): Promise<void> {
  await tx
    .update(providerEvents)
    .set({ outcome: end.outcome, handledAt: end.now })
    .where(and(eq(providerEvents.id, end.id), isNull(providerEvents.handledAt)));
}

/** The provider could not be asked, or the payment is not known yet: later. */
export async function postponeProviderEvent(tx: Tx, event: { id: string; now: number }): Promise<void> {
  const [row] = await tx
    .update(providerEvents)
    .set({ attempts: sql`${providerEvents.attempts} + 1` })
    .where(eq(providerEvents.id, event.id))
    .returning();
  const askAgainAt = event.now + waitMs(row?.attempts ?? 0);
  await tx.update(providerEvents).set({ askAgainAt }).where(eq(providerEvents.id, event.id));
}
