import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { formatMoney } from '@/components/words/money';
import { whenInWords } from '@/components/words/when';
import type { Money } from '@/domain/money/money';

type Props = {
  readonly orderId: string;
  readonly paid: Money;
  readonly slot: { readonly start: string; readonly local: string; readonly price: Money };
  readonly idempotencyKey: string;
  readonly accessToken: string | undefined;
  readonly here: string;
  /** Where the card goes in, if something is to pay. */
  readonly children: ReactNode;
};

/** The second step: what the new time costs, to the cent, before anything moves. */
export function MoveForm({ orderId, paid, slot, idempotencyKey, accessToken, here, children }: Props) {
  const difference = slot.price.amount - paid.amount;
  return (
    <section aria-label="Your new time" className="border-2 border-ink bg-card p-4 flex flex-col gap-4">
      <h2 className="voice-time text-2xl">{whenInWords(slot.local)}</h2>
      <p>{differenceWords(paid, difference)}</p>
      <form method="post" action={`/api/v1/orders/${orderId}/reschedules`} className="flex flex-col gap-4">
        <HiddenFields
          values={{
            idempotencyKey,
            start: slot.start,
            'seenPrice.amount': String(slot.price.amount),
            'seenPrice.currency': slot.price.currency,
            backTo: here,
            ...(accessToken ? { accessToken } : {}),
            ...(difference > 0 ? { 'payment.method': 'card' } : {}),
          }}
        />
        {difference > 0 ? children : null}
        <Button size="wide">
          {difference > 0
            ? `Pay ${formatMoney({ ...paid, amount: difference })} and move`
            : 'Move my visit here'}
        </Button>
      </form>
      <p className="text-sm">
        <a href={here}>Keep the old time</a>
      </p>
    </section>
  );
}

function differenceWords(paid: Money, difference: number): string {
  if (difference === 0) return 'It costs the same: nothing to pay.';
  const amount = formatMoney({ ...paid, amount: Math.abs(difference) });
  return difference > 0
    ? `This hour costs ${amount} more. You paid ${formatMoney(paid)} and pay only the difference.`
    : `This hour costs less: ${amount} goes back to you.`;
}
