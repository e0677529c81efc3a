export type Money = { readonly amount: number; readonly currency: string };

/** `$42`, `€37.80`, `¥800`: whole amounts without decimals, the currency's own number of them otherwise. */
export function formatMoney({ amount, currency }: Money, locale = 'en-US'): string {
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2;
  const units = amount / 10 ** digits;
  const minimumFractionDigits = Number.isInteger(units) ? 0 : digits;
  return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits }).format(units);
}
