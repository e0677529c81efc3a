import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../store';
import { transfers } from '../tables/ledger';
import { apart } from './proof';

/** What stands on one account, by currency: credits less debits of what was posted. */
export async function balanceOf(
  db: Reader,
  account: string,
): Promise<{ currency: string; amountMinor: number }[]> {
  const credited = sql<number>`sum(case when ${transfers.credit} = ${account} then ${transfers.amountMinor} else -${transfers.amountMinor} end)`;
  const rows = await db
    .select({ currency: transfers.currency, amountMinor: credited })
    .from(transfers)
    .where(
      and(eq(transfers.phase, 'posted'), or(eq(transfers.debit, account), eq(transfers.credit, account))),
    )
    .groupBy(transfers.currency);
  return rows.map(({ currency, amountMinor }) => ({ currency, amountMinor: Number(amountMinor) }));
}

type Sums = { account: string; currency: string; debits: number; credits: number };

/** Which transfers are added up on either side; of none all are. */
export type Sides = { readonly debits?: SQL | undefined; readonly credits?: SQL | undefined };

/** Posted debits and credits of every account: what a proof adds up. */
export async function accountSums(db: Reader, only: Sides = {}): Promise<Sums[]> {
  const sum = sql<number>`sum(${transfers.amountMinor})`;
  const [debit, credit] = [apart(transfers.debit), apart(transfers.credit)];
  const currency = apart(transfers.currency);
  const debits = await db
    .select({ account: debit, currency, sum })
    .from(transfers)
    .where(and(eq(transfers.phase, 'posted'), only.debits))
    .groupBy(debit, currency);
  const credits = await db
    .select({ account: credit, currency, sum })
    .from(transfers)
    .where(and(eq(transfers.phase, 'posted'), only.credits))
    .groupBy(credit, currency);
  const found = new Map<string, Sums>();
  const rowOf = (account: string, currency: string) => {
    const key = `${account} ${currency}`;
    const row = found.get(key) ?? { account, currency, debits: 0, credits: 0 };
    found.set(key, row);
    return row;
  };
  for (const row of debits) rowOf(row.account, row.currency).debits += Number(row.sum);
  for (const row of credits) rowOf(row.account, row.currency).credits += Number(row.sum);
  return [...found.values()].sort((a, b) => (a.account < b.account ? -1 : 1));
}
