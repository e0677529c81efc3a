import { and, eq, gte, sql } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import { must } from '@/domain/kernel/must';
import { type Account, isCovered } from '@/domain/ledger/accounts';
import type { Ending, MoneyEvent } from '@/domain/ledger/events';
import { endingOf, promiseOf, type Transfer, transfersOf } from '@/domain/ledger/transfers-of';
import type { Instant } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { coveredAccounts, transfers } from '../tables/ledger';

/**
 * Books what happened, once: the same event again changes nothing.
 * @throws when an account that must stay covered would not be: where that can happen, ask `bookIfCovered`.
 */
export async function book(tx: Tx, event: MoneyEvent, now: Instant): Promise<void> {
  must(await bookIfCovered(tx, event, now), `${event.kind} is covered`);
}

/** False where a balance or points are not enough: refuse then, so that the transaction undoes what it wrote. */
export async function bookIfCovered(tx: Tx, event: MoneyEvent, now: Instant): Promise<boolean> {
  for (const transfer of transfersOf(event)) {
    if (!(await bookTransfer(tx, transfer, now))) return false;
  }
  return true;
}

/** Keeps a promise or lets it go. What was never promised, or has ended, is left as it is. */
export async function endPromise(tx: Tx, ending: Ending, now: Instant): Promise<void> {
  const rows = await tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.event, promiseOf(ending)), eq(transfers.phase, 'pending')));
  const open: Transfer[] = [];
  for (const { id: _, bookedAt: __, ...row } of rows) {
    if (await isOpen(tx, row.cause)) open.push(row as Transfer);
  }
  for (const transfer of endingOf(ending, open)) {
    must(
      await keep(tx, { transfer, promised: transfer.amountMinor, now }),
      'the end of a promise is covered',
    );
  }
}

async function bookTransfer(tx: Tx, transfer: Transfer, now: Instant): Promise<boolean> {
  if (await isBooked(tx, transfer.cause)) return true;
  const promised = transfer.resolves ? await promisedBy(tx, transfer.resolves) : 0;
  must(
    !transfer.resolves || transfer.amountMinor <= promised,
    `${transfer.cause} moves no more than was promised`,
  );
  return keep(tx, { transfer, promised, now });
}

type Keeping = { readonly transfer: Transfer; readonly promised: number; readonly now: Instant };

async function keep(tx: Tx, { transfer, promised, now }: Keeping): Promise<boolean> {
  await tx.insert(transfers).values({ id: newId('transfer'), ...transfer, bookedAt: now });
  return moveCovered(tx, transfer, promised);
}

async function isBooked(tx: Tx, cause: string): Promise<boolean> {
  const rows = await tx.select({ id: transfers.id }).from(transfers).where(eq(transfers.cause, cause));
  return rows.length > 0;
}

async function isOpen(tx: Tx, cause: string): Promise<boolean> {
  const ends = await tx.select({ id: transfers.id }).from(transfers).where(eq(transfers.resolves, cause));
  return ends.length === 0;
}

async function promisedBy(tx: Tx, cause: string): Promise<number> {
  const [promise] = await tx
    .select({ amountMinor: transfers.amountMinor })
    .from(transfers)
    .where(and(eq(transfers.cause, cause), eq(transfers.phase, 'pending')));
  return promise?.amountMinor ?? 0;
}

/** A promise is taken from what may be spent at once, and given only when it is kept. */
async function moveCovered(tx: Tx, transfer: Transfer, promised: number): Promise<boolean> {
  const { phase, debit, credit, currency, amountMinor } = transfer;
  const taken = phase === 'voided' ? -promised : amountMinor - promised;
  const given = phase === 'posted' ? amountMinor : 0;
  const isEnough = await change(tx, { account: debit, currency, byMinor: -taken });
  return isEnough && change(tx, { account: credit, currency, byMinor: given });
}

type Change = { readonly account: Account; readonly currency: string; readonly byMinor: number };

/** One guarded statement, so that of two spenders at the same moment only one gets the last cent. */
async function change(tx: Tx, { account, currency, byMinor }: Change): Promise<boolean> {
  if (byMinor === 0 || !isCovered(account)) return true;
  const availableMinor = sql`${coveredAccounts.availableMinor} + ${byMinor}`;
  const its = and(eq(coveredAccounts.account, account), eq(coveredAccounts.currency, currency));
  if (byMinor < 0) {
    const rows = await tx
      .update(coveredAccounts)
      .set({ availableMinor })
      .where(and(its, gte(availableMinor, 0)))
      .returning({ account: coveredAccounts.account });
    return rows.length === 1;
  }
  await tx
    .insert(coveredAccounts)
    .values({ account, currency, availableMinor: byMinor })
    .onConflictDoUpdate({
      target: [coveredAccounts.account, coveredAccounts.currency],
      set: { availableMinor },
    });
  return true;
}

/**
 * What stands on an account for one order, credits less debits: posted, and what is promised away counts as gone.
 */
export async function standing(
  db: Reader,
  { account, orderId }: { account: Account; orderId: string },
): Promise<number> {
  const rows = await db.select().from(transfers).where(eq(transfers.orderId, orderId));
  const ended = new Set(rows.map(({ resolves }) => resolves));
  return rows
    .filter(({ phase, cause }) => phase === 'posted' || (phase === 'pending' && !ended.has(cause)))
    .reduce((sum, { phase, debit, credit, amountMinor }) => {
      if (debit === account) return sum - amountMinor;
      return credit === account && phase === 'posted' ? sum + amountMinor : sum;
    }, 0);
}

/** What a buyer may spend from a balance or in points. */
export async function availableOn(db: Reader, account: Account, currency: string): Promise<number> {
  const [row] = await db
    .select({ availableMinor: coveredAccounts.availableMinor })
    .from(coveredAccounts)
    .where(and(eq(coveredAccounts.account, account), eq(coveredAccounts.currency, currency)));
  return row?.availableMinor ?? 0;
}
