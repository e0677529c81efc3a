import { exponentOf } from './currency';
import type { BasisPoints, Currency, Minor } from './money';

/** `60.00 EUR`, `800 JPY`: plain and the same everywhere; pages with a language of their own print their own way. */
export function printMoney(amount: Minor, currency: Currency): string {
  const exponent = exponentOf(currency);
  if (exponent === 0) return `${amount} ${currency}`;
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)} ${currency}`;
}

/** `30 %`, `12.5 %`. */
export function printShare(share: BasisPoints): string {
  return `${share / 100} %`;
}
