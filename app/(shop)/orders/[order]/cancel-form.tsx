import { Button } from '@/components/ui/button';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { formatMoney } from '@/components/words/money';
import { whenInWords } from '@/components/words/when';
import { instantOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import type { BoughtView } from '@/usecases/orders/bought-view';
import type { OrderView } from '@/usecases/orders/order-view';

type Props = {
  readonly order: OrderView & BoughtView;
  readonly accessToken: string | undefined;
  readonly idempotencyKey: string;
};

/** Cancelling is as easy as buying, and its rule stands beside it. */
export function CancelForm({ order, accessToken, idempotencyKey }: Props) {
  const { cancellation } = order;
  const until = whenInWords(localOf(instantOf(cancellation.until), order.slot.timeZone));
  if (!cancellation.isPossible) return <p className="text-sm text-ink-2">{tooLateWords(order, until)}</p>;
  const back = accessToken ? `?accessToken=${encodeURIComponent(accessToken)}` : '';
  return (
    <section aria-label="Cancel" className="border border-rule p-4 flex flex-col gap-3">
      <p>{mayWords(order, until)}</p>
      <form method="post" action={`/api/v1/orders/${order.id}/cancellations`}>
        <HiddenFields
          values={{
            idempotencyKey,
            backTo: `/orders/${order.id}${back}`,
            ...(accessToken ? { accessToken } : {}),
          }}
        />
        <Button kind="danger">
          {order.group?.status === 'open' ? 'Leave the group' : 'Cancel this visit'}
        </Button>
      </form>
    </section>
  );
}

function mayWords({ group, status, price }: OrderView, until: string): string {
  if (group?.status === 'open')
    return 'You may leave as long as the group has not gone ahead; nothing is taken.';
  if (status === 'paid') return `You may cancel until ${until} and get ${formatMoney(price)} back.`;
  return `You may cancel until ${until}; nothing was taken.`;
}

function tooLateWords({ status, cancellation }: OrderView & BoughtView, until: string): string {
  const isOver = status === 'cancelled' || status === 'refunded' || status === 'declined';
  if (isOver) return 'There is nothing left to cancel.';
  return `Cancelling was free until ${until}, ${cancellation.hoursBefore} hours before the visit.`;
}
