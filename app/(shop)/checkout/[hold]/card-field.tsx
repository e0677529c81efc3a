import { SelectField } from '@/components/ui/field';
import { fieldError } from '@/components/words/field-errors';
import type { Refusal } from '@/domain/kernel/refusal';
import type { HoldView } from '@/usecases/orders/get-hold';
import { StripeCard } from './stripe-card';

type Props = {
  readonly publishableKey: string | null;
  readonly hold: HoldView;
  readonly refusal: Refusal | null;
};

/** Each purchase has a card of its own, as people have: limits and groups count by card. */
const testCards = [
  { token: 'tok_ok', title: 'A card that pays' },
  { token: 'tok_authentication', title: 'A card whose bank asks you first' },
  { token: 'tok_declined', title: 'A card that is declined' },
];

/** The card: typed into the provider's own form, or chosen among test cards where no money moves. */
export function CardField({ publishableKey, hold, refusal }: Props) {
  if (publishableKey) return <StripeCard publishableKey={publishableKey} />;
  return (
    <SelectField
      name="payment.token"
      label="Card"
      hint="This installation takes test cards only: no money moves."
      error={fieldError(refusal, 'payment.token')}
    >
      {testCards.map((card) => (
        <option key={card.token} value={`${card.token}_${hold.id.slice(-10)}`}>
          {card.title}
        </option>
      ))}
    </SelectField>
  );
}
