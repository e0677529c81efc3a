import { exponentOf } from '../money/currency';
import type { Currency } from '../money/money';

/**
 * A table as text for spreadsheets, RFC 4180. A cell that a spreadsheet would run as a formula is given as the words it
 * is; numbers stay numbers, below zero too.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  const text = String(value);
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `36.96`, `-0.05`, `800` yen: without a sign for the currency and without rounding. */
export function decimalOf(amountMinor: number, currency: Currency): string {
  const digits = exponentOf(currency);
  const whole = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  if (digits === 0) return `${sign}${whole}`;
  const at = whole.length - digits;
  return `${sign}${whole.slice(0, at)}.${whole.slice(at)}`;
}
