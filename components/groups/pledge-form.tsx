import type { ReactNode } from 'react';
import type { Money } from '@/domain/money/money';
import { CeilingField } from '../orders/ceiling-field';
import { GuestEmail } from '../orders/guest-email';
import { Button } from '../ui/button';
import { HiddenFields } from '../ui/hidden-fields';
import { formatMoney } from '../words/money';
import { dayInWords } from '../words/when';

export type PledgeHour = { readonly start: string; readonly local: string; readonly groupPrice: Money };
type Props = {
  readonly dealId: string;
  readonly hours: readonly PledgeHour[];
  /** What the dearest of the hours costs in a group: with it every hour can be had. */
  readonly ceiling: Money;
  readonly decimals: number;
  readonly isGuest: boolean;
  readonly idempotencyKey: string;
  readonly backTo: string;
  /** Where the card goes in. */
  readonly children: ReactNode;
};

/** Several hours, one person, the most they pay. A plain form: the boxes that are ticked are the hours. */
export function PledgeForm(props: Props) {
  const { dealId, hours, ceiling, decimals, isGuest, idempotencyKey, backTo, children } = props;
  return (
    <form method="post" action="/api/v1/pledges" className="flex flex-col gap-6 max-w-xl">
      <HiddenFields
        values={{
          dealId,
          idempotencyKey,
          backTo,
          'ceiling.currency': ceiling.currency,
          'payment.method': 'card',
        }}
      />
      <HourBoxes hours={hours} />
      <CeilingField
        usual={ceiling}
        decimals={decimals}
        hint={`The group price is ${formatMoney(ceiling)} in the dearest of these hours. You pay the price of the group`}
      />
      {isGuest ? <GuestEmail what="We write there what became of it." /> : null}
      {children}
      <Button size="wide">Pledge, and pay when a group goes ahead</Button>
      <p className="text-sm text-ink-2">
        Your card is only reserved now. If none of your hours works out, nothing is taken. You may withdraw at
        any time before.
      </p>
    </form>
  );
}

function HourBoxes({ hours }: { hours: readonly PledgeHour[] }) {
  const days = Map.groupBy(hours, ({ local }) => local.slice(0, 10));
  return [...days].map(([day, ofDay]) => (
    <fieldset key={day} className="border border-rule p-3">
      <legend className="font-semibold px-1">{dayInWords(day)}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {ofDay.map(({ start, local }) => (
          <label key={start} className="flex items-center gap-2 min-h-8">
            <input type="checkbox" name="starts" value={start} className="size-5" />
            {local.slice(11)}
          </label>
        ))}
      </div>
    </fieldset>
  ));
}
