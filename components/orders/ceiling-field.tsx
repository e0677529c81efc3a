import type { Money } from '@/domain/money/money';
import { TextField } from '../ui/field';

type CeilingFieldProps = { readonly usual: Money; readonly decimals: number; readonly hint: string };

/** The most somebody pays, typed as they write money; `usual` stands there to begin with. The form names the currency. */
export function CeilingField({ usual, decimals, hint }: CeilingFieldProps) {
  return (
    <TextField
      name="ceiling.typed"
      label={`At most, ${usual.currency}`}
      hint={`${hint}, never more than this.`}
      inputMode="decimal"
      required
      defaultValue={(usual.amount / 10 ** decimals).toFixed(decimals)}
    />
  );
}
