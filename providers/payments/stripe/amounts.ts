import { type Currency, type Minor, minor } from '@/domain/money/money';

/** Currencies without decimals that this provider counts in hundredths all the same. Source: docs.stripe.com/currencies. */
const countedInHundredths: readonly Currency[] = ['ISK', 'UGX'];

/** Our minor units as the provider counts them. */
export function toProvider(amount: Minor, currency: Currency): number {
  return countedInHundredths.includes(currency) ? amount * 100 : amount;
}

export function fromProvider(amount: number, currency: string): Minor {
  return minor(countedInHundredths.includes(currency.toUpperCase()) ? Math.trunc(amount / 100) : amount);
}
