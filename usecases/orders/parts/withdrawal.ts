import type { SoldTerms } from '@/db/deals/deal-terms';
import type { OrderRow } from '@/db/orders/orders';
import { withdrawUntil } from '@/domain/orders/withdraw';
import type { Instant } from '@/domain/time/wall';

/** Until when this order may be withdrawn from by law, or null. */
export function withdrawalOf(
  { createdAt, start }: Pick<OrderRow, 'createdAt' | 'start'>,
  { merchant, package: pkg, venue }: SoldTerms,
): Instant | null {
  const { country } = merchant;
  const { category } = pkg;
  return withdrawUntil({ category, country, boughtAt: createdAt, start, zone: venue.timeZone });
}
