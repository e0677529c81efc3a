import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import { must } from '@/domain/kernel/must';
import { type Account, isCovered } from '@/domain/ledger/accounts';
import type { Ending, MoneyEvent } from '@/domain/ledger/events';
import { endingOf, promiseOf, type Transfer, transfersOf } from '@/domain/ledger/transfers-of';
import type { Instant } from '@/domain/time/wall';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { coveredAccounts, transfers } from '../tables/ledger';

/**
 * Books what happened, once: the same event again changes nothing.
 * @throws when an account that must stay covered would not be: where that can happen, ask `bookIfCovered`.
 */
export async function book(tx: Tx, event: MoneyEvent, now: Instant): Promise<void> {
  await bookAll(tx, [event], now);
}

/** Books several things that happened at once, one after the other: what one promises, a later one may keep. @throws as `book`. */
export async function bookAll(tx: Tx, events: readonly MoneyEvent[], now: Instant): Promise<void> {
  must(await keepIfCovered(tx, events, now), `${events.map(({ kind }) => kind).join(', ')}: all is covered`);
}

/** False where a balance or points are not enough: refuse then, so that the transaction undoes what it wrote. */
export async function bookIfCovered(tx: Tx, event: MoneyEvent, now: Instant): Promise<boolean> {
  return keepIfCovered(tx, [event], now);
}

async function keepIfCovered(tx: Tx, events: readonly MoneyEvent[], now: Instant): Promise<boolean> {
  const all = events.flatMap((event) => transfersOf(event));
  const own = new Map(
    all.map(({ cause, phase, amountMinor }) => [cause, phase === 'pending' ? amountMinor : 0]),
  );
  const before = await promisedBy(
    tx,
    all.flatMap(({ resolves }) => (resolves === null || own.has(resolves) ? [] : resolves)),
  );
  const promised = new Map([...own, ...before]);
  for (const { cause, resolves, amountMinor } of all) {
    const most = resolves === null ? amountMinor : (promised.get(resolves) ?? 0);
    must(amountMinor <= most, `${cause} moves no more than was promised`);
  }
  return keep(tx, { all, promised, now });
}

/** Keeps a promise or lets it go. What was never promised, or has ended, is left as it is. */
export async function endPromise(tx: Tx, ending: Ending, now: Instant): Promise<void> {
  const rows = await tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.event, promiseOf(ending)), eq(transfers.phase, 'pending')));
  const ends = await tx
    .select({ resolves: transfers.resolves })
    .from(transfers)
    .where(
      inArray(
        transfers.resolves,
        rows.map(({ cause }) => cause),
      ),
    );
  const ended = new Set(ends.map(({ resolves }) => resolves));
  const open = rows
    .filter(({ cause }) => !ended.has(cause))
    .map(({ id: _, bookedAt: __, ...row }) => row as Transfer);
  const promised = new Map(open.map(({ cause, amountMinor }) => [cause, amountMinor]));
  must(await keep(tx, { all: endingOf(ending, open), promised, now }), 'the end of a promise is covered');
}

type Keeping = {
  readonly all: readonly Transfer[];
  /** What was promised, by cause. */
  readonly promised: ReadonlyMap<string, number>;
  readonly now: Instant;
};

/** What was booked before by the same cause is left as it is; a second end of one promise is refused by the database. */
async function keep(tx: Tx, { all, promised, now }: Keeping): Promise<boolean> {
  if (all.length === 0) return true;
  const rows = all.map((transfer) => ({ id: newId('transfer'), ...transfer, bookedAt: now }));
  const fresh = new Set((await insertNew(tx, { rows })).map(({ cause }) => cause));
  for (const transfer of all.filter(({ cause }) => fresh.has(cause))) {
    const before = transfer.resolves === null ? 0 : (promised.get(transfer.resolves) ?? 0);
    if (!(await moveCovered(tx, transfer, before))) return false;
  }
  return true;
}

const insertNew = statement((tx: Tx, { rows }: { rows: (typeof transfers.$inferInsert)[] }) =>
  tx
    .insert(transfers)
    .values(rows)
    .onConflictDoNothing({ target: transfers.cause })
    .returning({ cause: transfers.cause }),
);

async function promisedBy(tx: Tx, causes: readonly string[]): Promise<Map<string, number>> {
  if (causes.length === 0) return new Map();
  const rows = await pending(tx, { causes });
  return new Map(rows.map(({ cause, amountMinor }) => [cause, amountMinor]));
}

const pending = statement((tx: Tx, { causes }: { causes: readonly string[] }) =>
  tx
    .select({ cause: transfers.cause, amountMinor: transfers.amountMinor })
    .from(transfers)
    .where(and(inArray(transfers.cause, [...causes]), eq(transfers.phase, 'pending'))),
);

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

/** Keeps others from an account until this transaction ends, before it is read what is to be booked on it. */
export async function keepAccount(tx: Tx, account: Account, currency: string): Promise<void> {
  await tx
    .update(coveredAccounts)
    .set({ account })
    .where(and(eq(coveredAccounts.account, account), eq(coveredAccounts.currency, currency)));
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
