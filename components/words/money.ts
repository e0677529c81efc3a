import { type Money, minor } from '@/domain/money/money';
import { printMoney } from '@/domain/money/print';

/** `$42`, `€37.80`, `¥800`. */
export function formatMoney({ amount, currency }: Money): string {
  return printMoney(minor(amount), currency);
}
