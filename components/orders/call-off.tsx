import { Button } from '../ui/button';
import { HiddenFields } from '../ui/hidden-fields';
import { formatMoney } from '../words/money';
import type { Booking } from './booking-table';

type Props = { readonly booking: Booking; readonly idempotencyKey: string; readonly backTo: string };

/** The venue cannot keep its word to a guest: the visit is off and the money goes back. */
export function CallOff({ booking: { id, name, price, slot }, idempotencyKey, backTo }: Props) {
  return (
    <details>
      <summary className="min-h-6" aria-label={`Call off ${slot.local.slice(11)}, ${name}`}>
        Call off
      </summary>
      <form method="post" action={`/api/v1/orders/${id}/cancellations`} className="flex flex-col gap-2 py-2">
        <HiddenFields values={{ idempotencyKey, backTo }} />
        <p>The guest is told and gets {formatMoney(price)} back.</p>
        <Button kind="danger" size="small">
          Give the money back
        </Button>
      </form>
    </details>
  );
}
