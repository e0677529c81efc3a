import { minor } from '@/domain/money/money';
import { printMoney } from '@/domain/money/print';

export type Money = { readonly amount: number; readonly currency: string };

/** `$42`, `€37.80`, `¥800`. */
export function formatMoney({ amount, currency }: Money): string {
  return printMoney(minor(amount), currency);
}
