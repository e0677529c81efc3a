import { exponentOf } from '../money/currency';
import type { Currency, Minor } from '../money/money';

/** More than so much, in units of the currency, does not leave by the word of one person of ours. Source: journeys.md A4. */
const unitsByOne = 200;

/** Whether a second person of ours has to agree. Page: docs/rules/refunds.md. */
export function needsTwo(amountMinor: Minor, currency: Currency): boolean {
  return amountMinor > unitsByOne * 10 ** exponentOf(currency);
}

/** The second is somebody else: whoever spoke on it before does not speak again. */
export function hasSpoken(steps: readonly { readonly by: string }[], by: string): boolean {
  return steps.some((step) => step.by === by);
}
