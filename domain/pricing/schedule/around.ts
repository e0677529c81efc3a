import { daysConsidered, type Reach } from './reach';

/** `into`: written over, so that asking thousands of times makes no garbage. */
type Asked = { readonly reach: Reach; readonly into?: Float64Array };

/**
 * Per slot, the sum of all slots' values by how little it takes to move there: Σ_k r^|k| over the hours of its day and Σ_d v^|d| over
 * its hour on other days, r and v being what one slot and one day moved leave (see `moveWeights`). The weights of a kernel that falls
 * by a constant share come from the neighbour's sum, so that it takes the same time however far guests would move. Closed slots
 * have value 0; what is said of them is never asked, and hours closed on every day are not even gone along.
 */
export function sumsAround(values: Float64Array, moves: Float64Array, { reach, into }: Asked): Float64Array {
  const { slots, slotsPerDay, hourKinds, firstHour, hours } = reach;
  const sums = into ?? new Float64Array(slots);
  sums.set(values);
  const perSlot = hourKinds > 0 ? (moves[1] as number) : 0;
  const overHours = walkOf({ values, sums, step: 1, count: hours, share: perSlot, most: hourKinds });
  for (let from = firstHour; from < slots; from += slotsPerDay) walk(overHours, from);
  const perDay = moves[hourKinds + 1] as number;
  const count = slots / slotsPerDay;
  const overDays = walkOf({ values, sums, step: slotsPerDay, count, share: perDay, most: daysConsidered });
  for (let from = firstHour; from < firstHour + hours; from += 1) walk(overDays, from);
  return sums;
}

/** Rows of slots that are gone along in the same steps. */
type Walk = {
  readonly values: Float64Array;
  readonly sums: Float64Array;
  readonly step: number;
  readonly count: number;
  readonly share: number;
  readonly most: number;
};
type Paced = Walk & { readonly beyond: number };

function walkOf(row: Walk): Paced {
  return { ...row, beyond: row.share ** (row.most + 1) };
}

/** One row of slots: Σ_{k=1…most} share^k · value of the k-th before, and the same of those after. */
function walk({ values, sums, step, count, share, most, beyond }: Paced, from: number): void {
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
