import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { paymentActs, type payments } from '../tables/orders';
import { wholeRow } from '../whole-row';

export type ActRow = typeof paymentActs.$inferSelect;
/** Of an act whose outcome is not known yet. */
export const openStatuses = ['started', 'unknown'] as const;

/** A silent provider is asked again after 1, 2, 4 … at most 30 seconds, so that one that is back is soon heard. */
export const longestWaitMs = 30_000;
export function waitMs(attempts: number): number {
  return Math.min(longestWaitMs, 500 * 2 ** Math.min(attempts, 10));
}

type NewAct = typeof paymentActs.$inferInsert;

const insertAct = statement((tx: Tx, { act }: { act: NewAct }) => tx.insert(paymentActs).values(act));

/** Writes down what is about to be asked of the provider. Its id is the key of the act there. */
export async function planAct(tx: Tx, planned: Omit<NewAct, 'status'>): Promise<ActRow> {
  const act = { ...planned, status: 'started' as const };
  await insertAct(tx, { act });
  return wholeRow(paymentActs, act);
}

/** An act whose outcome is known as it is written: a capture right after its authorisation. */
export async function insertDoneAct(tx: Tx, act: Omit<NewAct, 'status'>): Promise<void> {
  await insertAct(tx, { act: { ...act, status: 'done' } });
}

/** Nobody knows the outcome. It is asked again after a while that doubles each time. */
export async function markUnknown(tx: Tx, act: { actId: string; now: number }): Promise<void> {
  await askLater(tx, { ...act, set: { status: 'unknown' } });
}

/** The person has not answered yet: the provider is asked again after a while that doubles each time. */
export async function markWaiting(tx: Tx, act: { actId: string; now: number }): Promise<void> {
  await askLater(tx, { ...act, set: {} });
}

async function askLater(
  tx: Tx,
  { actId, now, set }: { actId: string; now: number; set: { status?: 'unknown' } },
): Promise<void> {
  const [row] = await tx
    .update(paymentActs)
    .set({ ...set, attempts: sql`${paymentActs.attempts} + 1` })
    .where(and(eq(paymentActs.id, actId), inArray(paymentActs.status, [...openStatuses])))
    .returning();
  if (!row) return;
  const askAgainAt = now + waitMs(row.attempts);
  await tx.update(paymentActs).set({ askAgainAt }).where(eq(paymentActs.id, actId));
}

/** Finishes an act once; null where its outcome was recorded before, by whoever asked the provider first. */
export async function finishAct(
  tx: Tx,
  end: { actId: string; status: 'done' | 'declined' | 'failed' | 'unknown'; reference?: string; now: number },
): Promise<ActRow | null> {
  const { actId, status, reference = null, now } = end;
  const [row] = await changeOpenAct(tx, { actId, set: { status, reference, finishedAt: now } });
  return row ?? null;
}

const changeOpenAct = statement((tx: Tx, { actId, set }: { actId: string; set: Partial<NewAct> }) =>
  tx
    .update(paymentActs)
    .set(set)
    .where(and(eq(paymentActs.id, actId), inArray(paymentActs.status, [...openStatuses])))
    .returning(),
);

/** The acts of a payment that nobody knows the outcome of yet, oldest first. */
export async function listOpenActs(db: Reader, paymentId: string): Promise<ActRow[]> {
  return openActs(db, { paymentId });
}

const openActs = statement((db: Reader, { paymentId }: { paymentId: string }) =>
  db
    .select()
    .from(paymentActs)
    .where(and(eq(paymentActs.paymentId, paymentId), inArray(paymentActs.status, [...openStatuses])))
    .orderBy(asc(paymentActs.startedAt), asc(paymentActs.id)),
);

export async function listActs(db: Reader, paymentId: string): Promise<ActRow[]> {
  return allActs(db, { paymentId });
}

const allActs = statement((db: Reader, { paymentId }: { paymentId: string }) =>
  db
    .select()
    .from(paymentActs)
    .where(eq(paymentActs.paymentId, paymentId))
    .orderBy(asc(paymentActs.startedAt), asc(paymentActs.id)),
);

type Held = Pick<typeof payments.$inferSelect, 'id' | 'authorisedMinor'>;

/** Plans the hold on a saved card, unless one is planned or unheard of already. It goes before what it is for. */
export async function planHold(
  tx: Tx,
  { payment, id, now }: { payment: Held; id: string; now: number },
): Promise<boolean> {
  const open = await listOpenActs(tx, payment.id);
  if (open.some((act) => act.kind === 'authorise')) return false;
  const startedAt = Math.min(now, ...open.map((act) => act.startedAt - 1));
  const hold = { id, paymentId: payment.id, kind: 'authorise' as const, cause: 'hold' };
  await planAct(tx, { ...hold, amountMinor: payment.authorisedMinor, startedAt });
  return true;
}
