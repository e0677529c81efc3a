import { Button } from '@/components/ui/button';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { formatMoney } from '@/components/words/money';
import type { GroupPageView } from '@/usecases/groups/group-page-view';

/** Joining keeps a place for ten minutes; nothing is taken before the group goes ahead. */
export function JoinForm({ group, idempotencyKey }: { group: GroupPageView; idempotencyKey: string }) {
  const price = group.tiers[0]?.price ?? group.alonePrice;
  return (
    <form method="post" action="/api/v1/holds">
      <HiddenFields
        values={{
          dealId: group.deal.id,
          start: group.slot?.start ?? '',
          quantity: '1',
          cardMayBeSaved: 'true',
          as: 'group',
          groupId: group.id,
          'seenPrice.amount': String(price.amount),
          'seenPrice.currency': price.currency,
          idempotencyKey,
          backTo: `/groups/${group.id}`,
        }}
      />
      <Button size="wide">Join for {formatMoney(price)}</Button>
    </form>
  );
}
