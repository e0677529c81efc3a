import type { Money } from '@/domain/money/money';
import { CeilingField } from '../orders/ceiling-field';
import { GuestEmail } from '../orders/guest-email';
import { Button } from '../ui/button';
import { HiddenFields } from '../ui/hidden-fields';
import { formatMoney } from '../words/money';

type WaitFormProps = {
  readonly dealId: string;
  readonly start: string;
  readonly quantity: number;
  /** What the places cost while there are any. */
  readonly price: Money;
  readonly decimals: number;
  readonly isGuest: boolean;
  readonly backTo: string;
};

/** Waiting for a place: the most one pays, and where to write to. */
export function WaitForm({ dealId, start, quantity, price, decimals, isGuest, backTo }: WaitFormProps) {
  return (
    <form method="post" action="/api/v1/waits" className="flex flex-col gap-4 max-w-xl">
      <HiddenFields
        values={{ dealId, start, quantity: String(quantity), backTo, 'ceiling.currency': price.currency }}
      />
      <CeilingField
        usual={price}
        decimals={decimals}
        hint={`It costs ${formatMoney(price)} while places are left. You pay the price of the hour`}
      />
      {isGuest ? <GuestEmail what="We write there when a place comes free." /> : null}
      <Button size="wide">Wait for a place</Button>
      <p className="text-sm text-ink-2">
        Nothing is paid or reserved now. Who waits longest is asked first, and has fifteen minutes to say yes.
      </p>
    </form>
  );
}
