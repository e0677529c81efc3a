import { daysConsidered, type Reach } from './reach';

/** `into`: written over, so that asking thousands of times makes no garbage. */
type Asked = { readonly reach: Reach; readonly into?: Float64Array };

/**
 * Per slot, the sum of all slots' values by how little it takes to move there: Σ_k r^|k| over the hours of its day and Σ_d v^|d| over
 * its hour on other days, r and v being what one slot and one day moved leave (see `moveWeights`). The weights of a kernel that falls
 * by a constant share come from the neighbour's sum, so that it takes the same time however far guests would move. Closed slots
 * have value 0; what is said of them is never asked.
 */
export function sumsAround(values: Float64Array, moves: Float64Array, { reach, into }: Asked): Float64Array {
  const { slots, slotsPerDay, hourKinds } = reach;
  const sums = into ?? new Float64Array(slots);
  sums.set(values);
  const perSlot = hourKinds > 0 ? (moves[1] as number) : 0;
  for (let from = 0; from < slots; from += slotsPerDay)
    addRow(values, sums, { from, step: 1, count: slotsPerDay, share: perSlot, most: hourKinds });
  const perDay = moves[hourKinds + 1] as number;
  for (let from = 0; from < slotsPerDay; from += 1)
    addRow(values, sums, {
      from,
      step: slotsPerDay,
      count: slots / slotsPerDay,
      share: perDay,
      most: daysConsidered,
    });
  return sums;
}

type Row = { from: number; step: number; count: number; share: number; most: number };

/** One row of slots: Σ_{k=1…most} share^k · value of the k-th before, and the same of those after. */
function addRow(values: Float64Array, sums: Float64Array, { from, step, count, share, most }: Row): void {
  const beyond = share ** (most + 1);
  const last = from + (count - 1) * step;
  const far = (most + 1) * step;
  let before = 0;
  for (let at = from + step; at <= last; at += step) {
    before = share * ((values[at - step] as number) + before);
    if (at - far >= from) before -= beyond * (values[at - far] as number);
    sums[at] = (sums[at] as number) + before;
  }
  let after = 0;
  for (let at = last - step; at >= from; at -= step) {
    after = share * ((values[at + step] as number) + after);
    if (at + far <= last) after -= beyond * (values[at + far] as number);
    sums[at] = (sums[at] as number) + after;
  }
}
