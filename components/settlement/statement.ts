import type { Money } from '@/domain/money/money';
import { decimalOf } from '@/domain/settlement/csv';
import type { FeeReason } from '@/domain/settlement/fee';
import type { LineKind, PayoutStatus } from '@/domain/settlement/payout';

/** A day's statement as the API gives it: what a file of it is made from. */
export type StatementShown = {
  readonly day: string;
  readonly merchant: { readonly id: string; readonly name: string };
  readonly items: readonly ({
    readonly voucherId: string;
    readonly redeemedAt: string;
    readonly quantity: number;
    readonly feePercent: number;
    readonly feeBecause: FeeReason;
  } & Record<'gross' | 'discount' | 'fee' | 'tax' | 'net', Money>)[];
  readonly adjustments: readonly {
    readonly voucherId: string | null;
    readonly because: Exclude<LineKind, 'redeemed'>;
    readonly at: string;
    readonly net: Money;
  }[];
  readonly transfer: Money;
  readonly payout: {
    readonly status: PayoutStatus | 'open';
    readonly payday: string;
    readonly reference: string | null;
    readonly reserveUntil: string | null;
  };
};

/** `-36.96`: a table says its currency once. */
export function plain({ amount, currency }: Money): string {
  return decimalOf(amount, currency);
}

/** Under which name a browser keeps the file: `statement-2027-03-10.csv`. */
export function nameOfFile(ending: 'csv' | 'pdf') {
  return ({ day }: Pick<StatementShown, 'day'>) => `statement-${day}.${ending}`;
}
