import { lastComparison } from '@/db/orders/comparisons';
import { listOpenDisputes } from '@/db/orders/disputes';
import { accept } from '@/domain/kernel/result';
import type { Money } from '@/domain/money/money';
import { isoOf } from '@/domain/time/iso';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import type { GetComparison } from './get-comparison.input';

export type ComparisonView = {
  readonly provider: string;
  /** Null before the first comparison. */
  readonly checkedAt: string | null;
  readonly payments: number;
  readonly differences: readonly {
    readonly reference: string;
    readonly ours: Money;
    readonly theirs: Money;
  }[];
  readonly openDisputes: readonly {
    readonly id: string;
    readonly orderId: string;
    readonly amount: Money;
    readonly isRedeemed: boolean;
    readonly openedAt: string;
  }[];
};

/** Whether the payment provider's book says what our ledger says, and which disputes run. */
export async function getComparison(ctx: Context, _input: GetComparison): Promise<Answer<ComparisonView>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const last = await lastComparison(ctx.reader);
  const open = await listOpenDisputes(ctx.reader);
  return accept({
    provider: last?.provider ?? ctx.payments.name,
    checkedAt: last ? isoOf(last.checkedAt) : null,
    payments: last?.payments ?? 0,
    differences: (last?.differences ?? []).map(({ reference, currency, oursMinor, theirsMinor }) => ({
      reference,
      ours: { amount: oursMinor, currency },
      theirs: { amount: theirsMinor, currency },
    })),
    openDisputes: open.map(({ id, orderId, amountMinor, currency, isRedeemed, openedAt }) => ({
      ...{ id, orderId, isRedeemed, amount: { amount: amountMinor, currency }, openedAt: isoOf(openedAt) },
    })),
  });
}
