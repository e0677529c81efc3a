'use client';

import { useState } from 'react';
import type { Money } from '@/domain/money/money';
import { printPercent } from '@/domain/money/print';
import type { GridShape, OffPeakRule } from '../../pricing/week-grid/week-cells';
import { WeekGridEditor } from '../../pricing/week-grid/week-grid-editor';
import { TextField } from '../../ui/field';
import { formatMoney } from '../../words/money';
import { GroupFields, type GroupValue } from './group-fields';
import { mostPercentOff } from './most-off';

export type PriceRulesProps = {
  readonly rules: readonly OffPeakRule[];
  readonly shape: GridShape;
  readonly busyness: readonly (readonly (number | null)[])[];
  readonly seats: number;
  /** In minor units, with how many of them make one. */
  readonly listPrice: Money;
  readonly decimals: number;
  readonly floor: number;
  readonly guardPercent: number;
  readonly group: GroupValue | null;
};

/** Floor, guard, quiet hours and groups: whatever is typed answers at once on the grid. */
export function PriceRules(props: PriceRulesProps) {
  const { listPrice, decimals } = props;
  const unit = 10 ** decimals;
  const [floor, setFloor] = useState((props.floor / unit).toFixed(decimals));
  const [guard, setGuard] = useState(String(props.guardPercent));
  const [deepestTier, setDeepestTier] = useState(
    Math.max(0, ...(props.group?.tiers.map((tier) => tier.percentOff) ?? [])),
  );
  const floorMinor = Math.round(Number(floor.replace(',', '.')) * unit) || 0;
  const mostOff = mostPercentOff({ listMinor: listPrice.amount, floorMinor, tierPercent: deepestTier });
  return (
    <>
      <div className="grid sm:grid-cols-2 gap-4 max-w-2xl">
        <TextField
          name="floorPrice.typed"
          label={`Lowest price, ${listPrice.currency}`}
          hint={`No price falls below it: at most ${printPercent(mostOff)} off the list price of ${formatMoney(listPrice)}${deepestTier > 0 ? ', groups counted' : ''}.`}
          inputMode="decimal"
          required
          value={floor}
          onChange={(event) => setFloor(event.target.value)}
        />
        <input type="hidden" name="floorPrice.currency" value={listPrice.currency} />
        <TextField
          name="guardPercent"
          label="Guard, %"
          hint="Hours that usually fill above this are never discounted."
          inputMode="decimal"
          required
          value={guard}
          onChange={(event) => setGuard(event.target.value)}
        />
      </div>
      <WeekGridEditor
        rules={props.rules}
        shape={props.shape}
        seats={props.seats}
        limits={{ busyness: props.busyness, guardPercent: Number(guard) || 0, mostPercentOff: mostOff }}
      />
      <GroupFields group={props.group} onChange={setDeepestTier} />
    </>
  );
}
