import type { Currency } from './money';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether three letters name a currency there is or was. Source: ISO 4217, as the runtime knows it. */
export function isCurrency(letters: string): boolean {
  return currencies.has(letters);
}

const noDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const threeDecimals = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** Decimals between the unit people say and the minor unit we count: 2 for most, 0 for yen, 3 for dinars. Source: ISO 4217. */
export function exponentOf(currency: Currency): 0 | 2 | 3 {
  if (noDecimals.has(currency)) return 0;
  return threeDecimals.has(currency) ? 3 : 2;
}
