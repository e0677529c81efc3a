import { and, eq, isNull, lt } from 'drizzle-orm';
import { statement } from '../statement';
import type { Tx } from '../store';
import { idempotencyKeys } from '../tables/operations';

export type Claim =
  | { kind: 'claimed' }
  | { kind: 'reused' }
  | { kind: 'in-use' }
  | { kind: 'answered'; body: string };
type Id = { readonly caller: string; readonly key: string };

type Ask = Id & {
  readonly requestHash: string;
  readonly createdAt: number;
  /** By the machine's clock, as `lockedUntil`: whether a process still works is not a matter of the time of a test. */
  readonly now: number;
  readonly lockedUntil: number;
};

/** Takes the key for this request, or says what it was used for. A lock whose time is over is taken anew. */
export async function claimKey(tx: Tx, ask: Ask): Promise<Claim> {
  const { now, ...row } = ask;
  const taken = await insertKey(tx, { row });
  if (taken.length > 0) return { kind: 'claimed' };
  const [found] = await tx.select().from(idempotencyKeys).where(at(ask));
  if (found && found.requestHash !== ask.requestHash) return { kind: 'reused' };
  if (found?.body) return { kind: 'answered', body: found.body };
  const again = await tx
    .update(idempotencyKeys)
    .set({ lockedUntil: ask.lockedUntil })
    .where(and(at(ask), isNull(idempotencyKeys.status), lt(idempotencyKeys.lockedUntil, now)))
    .returning({ key: idempotencyKeys.key });
  return again.length > 0 ? { kind: 'claimed' } : { kind: 'in-use' };
}

const insertKey = statement((tx: Tx, { row }: { row: typeof idempotencyKeys.$inferInsert }) =>
  tx.insert(idempotencyKeys).values(row).onConflictDoNothing().returning({ key: idempotencyKeys.key }),
);

/** Says that its request is still at work. */
export async function extendKey(tx: Tx, { lockedUntil, ...id }: Id & { lockedUntil: number }): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set({ lockedUntil })
    .where(and(at(id), isNull(idempotencyKeys.status)));
}

export async function finishKey(tx: Tx, answer: Id & { status: number; body: string }): Promise<void> {
  await keepAnswer(tx, answer);
}

const keepAnswer = statement((tx: Tx, { status, body, ...id }: Id & { status: number; body: string }) =>
  tx.update(idempotencyKeys).set({ status, body }).where(at(id)),
);

export async function releaseKey(tx: Tx, id: Id): Promise<void> {
  await tx.delete(idempotencyKeys).where(and(at(id), isNull(idempotencyKeys.status)));
}

function at({ caller, key }: Id) {
  return and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.key, key));
}
