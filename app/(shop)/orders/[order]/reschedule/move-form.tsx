import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { formatMoney, type Money } from '@/components/words/money';
import { whenInWords } from '@/components/words/when';

type Props = {
  readonly orderId: string;
  readonly paid: Money;
  readonly slot: { readonly start: string; readonly local: string; readonly price: Money };
  readonly idempotencyKey: string;
  readonly accessToken: string | undefined;
  readonly here: string;
};

/** The second step: what the new time costs, to the cent, before anything moves. */
export function MoveForm({ orderId, paid, slot, idempotencyKey, accessToken, here }: Props) {
  const difference = slot.price.amount - paid.amount;
  const back = `/orders/${orderId}${accessToken ? `?accessToken=${encodeURIComponent(accessToken)}` : ''}`;
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
        {difference > 0 ? <Card seed={slot.start} /> : null}
        <Button size="wide">
          {difference > 0
            ? `Pay ${formatMoney({ ...paid, amount: difference })} and move`
            : 'Move my visit here'}
        </Button>
      </form>
      <p className="text-sm">
        <a href={back}>Keep the old time</a>
      </p>
    </section>
  );
}

function Card({ seed }: { seed: string }) {
  const suffix = seed.replace(/\D/g, '').slice(2, 12);
  return (
    <SelectField
      name="payment.token"
      label="Card"
      hint="This installation takes test cards only: no money moves."
    >
      <option value={`tok_ok_${suffix}`}>A card that pays</option>
      <option value={`tok_authentication_${suffix}`}>A card whose bank asks you first</option>
      <option value={`tok_declined_${suffix}`}>A card that is declined</option>
    </SelectField>
  );
}

function differenceWords(paid: Money, difference: number): string {
  if (difference === 0) return 'It costs the same: nothing to pay.';
  const amount = formatMoney({ ...paid, amount: Math.abs(difference) });
  return difference > 0
    ? `This hour costs ${amount} more. You paid ${formatMoney(paid)} and pay only the difference.`
    : `This hour costs less: ${amount} goes back to you.`;
}
