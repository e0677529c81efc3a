import type { Refusal } from '@/domain/kernel/refusal';
import { SelectField } from '../ui/field';
import { fieldError } from '../words/field-errors';
import { StripeCard } from './stripe-card';

type Props = {
  /** Draws the provider's own form; null where the built-in provider takes its test cards. */
  readonly publishableKey: string | null;
  /** Each purchase has test cards of its own, as people have: limits and groups count by card. */
  readonly seed: string;
  readonly label?: string;
  readonly refusal?: Refusal | null;
};

const testCards = [
  { token: 'tok_ok', title: 'A card that pays' },
  { token: 'tok_authentication', title: 'A card whose bank asks you first' },
  { token: 'tok_declined', title: 'A card that is declined' },
  { token: 'tok_bank', title: 'A bank account: the money is taken at once' },
];

/** The card: typed into the provider's own form, or chosen among test cards where no money moves. One piece for every form that pays. */
export function CardField({ publishableKey, seed, label = 'Card', refusal = null }: Props) {
  if (publishableKey) return <StripeCard publishableKey={publishableKey} />;
  const suffix = seed.replaceAll(/[^0-9a-z]/g, '').slice(-10);
  return (
    <SelectField
      name="payment.token"
      label={label}
      hint="This installation takes test cards only: no money moves."
      error={fieldError(refusal, 'payment.token')}
      defaultValue={refusal?.reason === 'cannot-be-held' ? `tok_bank_${suffix}` : undefined}
    >
      {testCards.map((card) => (
        <option key={card.token} value={`${card.token}_${suffix}`}>
          {card.title}
        </option>
      ))}
    </SelectField>
  );
}
