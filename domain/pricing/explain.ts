import type { BasisPoints, Minor } from '../money/money';
import { minus } from '../money/money';
import type { PriceReason } from '../slots/slot';

/** One line of "why this price?". The amounts of all lines add up to the price. */
export type PriceLine =
  | { readonly kind: 'list'; readonly amountMinor: Minor }
  | {
      readonly kind: 'off-peak';
      readonly amountMinor: Minor;
      readonly offBps: BasisPoints;
      readonly because: PriceReason;
    }
  | {
      readonly kind: 'group';
      readonly amountMinor: Minor;
      readonly offBps: BasisPoints;
      readonly members: number;
    };

type Priced = {
  readonly listPriceMinor: Minor;
  readonly priceMinor: Minor;
  readonly offBps: BasisPoints;
  readonly because: PriceReason;
  readonly tier?: {
    readonly members: number;
    readonly offBps: BasisPoints;
    readonly priceMinor: Minor;
  } | null;
};

/** Base, rule and group share: what a buyer sees is what was added up, and nothing about the buyer is in it. Source: beyond.md N31. */
export function explainPrice({ listPriceMinor, priceMinor, offBps, because, tier }: Priced): PriceLine[] {
  const lines: PriceLine[] = [{ kind: 'list', amountMinor: listPriceMinor }];
  if (priceMinor !== listPriceMinor) {
    lines.push({ kind: 'off-peak', amountMinor: minus(priceMinor, listPriceMinor), offBps, because });
  }
  if (tier) {
    lines.push({
      kind: 'group',
      amountMinor: minus(tier.priceMinor, priceMinor),
      offBps: tier.offBps,
      members: tier.members,
    });
  }
  return lines;
}
