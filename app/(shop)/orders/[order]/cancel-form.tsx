import { ButtonLink } from '@/components/ui/button';
import { counted } from '@/components/words/labels';
import { formatMoney } from '@/components/words/money';
import { whenInWords } from '@/components/words/when';
import { isOver } from '@/domain/orders/order';
import { instantOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import type { BoughtView } from '@/usecases/orders/bought-view';
import type { OrderView } from '@/usecases/orders/order-view';

type Order = OrderView & BoughtView;

/** Cancelling is as easy as buying, and its rule stands beside it. The button leads to the second step. */
export function CancelForm({ order, query }: { order: Order; query: string }) {
  const until = untilWords(order);
  if (!order.cancellation.isPossible)
    return <p className="text-sm text-ink-2">{tooLateWords(order, until)}</p>;
  return (
    <section aria-label="Cancel" className="border border-rule p-4 flex flex-col gap-3">
      <p>{mayWords(order, until)}</p>
      <p>
        <ButtonLink kind="danger" href={`/orders/${order.id}/withdrawal${query}`}>
          {leavingWords(order)}
        </ButtonLink>
      </p>
    </section>
  );
}

/** What the button is called; where the law gives the right, by the name the law gives it. Source: rules.md d5. */
export function leavingWords({ group, cancellation }: Order): string {
  if (group?.status === 'open') return 'Leave the group';
  return cancellation.withdrawUntil ? 'Withdraw from contract here' : 'Cancel this visit';
}

export function untilWords({ cancellation, slot }: Order): string {
  const { until, withdrawUntil } = cancellation;
  const last = Math.max(instantOf(until), withdrawUntil ? instantOf(withdrawUntil) : 0);
  return whenInWords(localOf(last, slot.timeZone));
}

export function mayWords({ group, status, price }: OrderView, until: string): string {
  if (group?.status === 'open')
    return `You may leave as long as the group has not gone ahead; ${status === 'paid' ? `${formatMoney(price)} goes back to you` : 'nothing is taken'}.`;
  if (status === 'paid') return `You may cancel until ${until} and get ${formatMoney(price)} back.`;
  return `You may cancel until ${until}; nothing was taken.`;
}

export function tooLateWords({ status, cancellation }: Order, until: string): string {
  if (isOver(status)) return 'There is nothing left to cancel.';
  return `Cancelling was free until ${until}, ${counted(cancellation.hoursBefore, 'hour')} before the visit.`;
}
