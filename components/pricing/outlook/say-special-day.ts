import { printPercent } from '@/domain/money/print';

export type SpecialDayToCome = { readonly name: string; readonly as: string; readonly percent: number };

/** `is Corpus Christi: like a Sunday, 120 % of it`. */
export function saySpecialDay({ name, as, percent }: SpecialDayToCome): string {
  if (as === 'busier' || as === 'quieter') return `is ${name}: ${printPercent(percent)} of its weekday`;
  const like = `like a ${as.charAt(0).toUpperCase()}${as.slice(1)}`;
  return percent === 100 ? `is ${name}: ${like}` : `is ${name}: ${like}, ${printPercent(percent)} of it`;
}
