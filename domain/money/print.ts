import { exponentOf } from './currency';
import type { BasisPoints, Currency, Minor } from './money';

/** `€42`, `$37.80`, `¥800`: whole amounts without decimals, the currency's own number of them otherwise. */
export function printMoney(amount: Minor, currency: Currency): string {
  const digits = exponentOf(currency);
  const units = amount / 10 ** digits;
  const decimals = Number.isInteger(units) ? 0 : digits;
  return formatOf(currency, decimals).format(units);
}

/** `30 %`, `12.5 %`. */
export function printShare(share: BasisPoints): string {
  return printPercent(share / 100);
}

/** `31 %` for 0.306: a share of one, without decimals. */
export function printPart(part: number): string {
  return printPercent(Math.round(part * 100));
}

/** `30 %`: number and sign stay on one line. */
export function printPercent(percent: number): string {
  return `${percent}\u00a0%`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Made once each: a page prints hundreds of amounts. */
function formatOf(currency: Currency, decimals: number): Intl.NumberFormat {
  const key = `${currency} ${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat('en-US', { style: 'currency', currency, ...digits });
  formats.set(key, made);
  return made;
}
