import { exponentOf } from '../money/currency';
import { basisPoints, type Currency, type Minor, minor, shareOf } from '../money/money';

/** A hundred points are worth one unit of the currency. Page: docs/rules/means.md. */
const pointsPerUnit = 100;
/** The most points pay of an order. */
export const pointsCap = basisPoints(1000);
/** What a balance or a gift holds at the most, in units of the currency. Source: beyond.md N16. */
const walletUnits = 150;

/** What points are worth, rounded down. */
export function worthOf(points: number, currency: Currency): Minor {
  return minor(Math.floor((points * 10 ** exponentOf(currency)) / pointsPerUnit));
}

/** The fewest points that are worth so much. */
export function pointsFor(amount: Minor, currency: Currency): number {
  return Math.ceil((amount * pointsPerUnit) / 10 ** exponentOf(currency));
}

/** How many points may pay for an order of this price: at most a tenth of it, and none that would pay nothing. */
export function pointsToUse(available: number, price: Minor, currency: Currency): number {
  const most = Math.floor((shareOf(price, pointsCap) * pointsPerUnit) / 10 ** exponentOf(currency));
  return pointsFor(worthOf(Math.min(available, most), currency), currency);
}

export function walletLimit(currency: Currency): Minor {
  return minor(walletUnits * 10 ** exponentOf(currency));
}

/** One point for each whole unit paid, five in a quiet hour. Source: journeys.md C13. */
export function pointsEarned(paid: Minor, currency: Currency, isQuiet: boolean): number {
  return Math.floor(paid / 10 ** exponentOf(currency)) * (isQuiet ? 5 : 1);
}
