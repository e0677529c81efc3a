import { given } from '@/domain/kernel/must';
import type { Instant } from '@/domain/time/wall';
import { minuteMs } from '@/domain/time/zone';
import type { dealBuyers, dealSlots, venueSteps } from '../../../tables/slots';
import type { CityPlan } from '../plan-types';
import type { Ids } from './ids';
import type { Bought, NewGroup } from './purchases';

type Counters = {
  readonly steps: (typeof venueSteps.$inferInsert)[];
  readonly slots: (typeof dealSlots.$inferInsert)[];
  readonly buyers: (typeof dealBuyers.$inferInsert)[];
  readonly unitsTaken: ReadonlyMap<string, number>;
};
type Sold = {
  readonly plan: CityPlan;
  readonly ids: Ids;
  readonly bought: readonly Bought[];
  readonly groups: readonly NewGroup[];
};

/** Every count that guards a sale, summed from the very orders and groups that are stored. */
export function countersOf(sold: Sold): Counters {
  const slots = sums<Instant>();
  const buyers = sums<string>();
  const units = sums<'all'>();
  for (const { row } of sold.bought) {
    const { dealId, groupId, start, placesTaken, quantity } = row;
    if (row.status === 'cancelled' || row.status === 'refunded') continue;
    if (row.as === 'solo' && row.isDiscounted) slots.add(dealId, start, placesTaken);
    units.add(dealId, 'all', quantity);
    for (const buyer of row.buyers) {
      buyers.add(dealId, buyer, quantity);
      if (groupId) buyers.add(dealId, `${buyer}|${groupId}`, 1);
    }
  }
  return {
    steps: stepRows(sold),
    slots: slots.rows().map(([dealId, start, aloneTaken]) => ({ dealId, start, aloneTaken })),
    buyers: buyers.rows().map(([dealId, buyer, count]) => ({ dealId, buyer, units: count })),
    unitsTaken: new Map(units.rows().map(([dealId, _all, count]) => [dealId, count])),
  };
}

/** Places on every step that a visit and its clean-up cover: those of orders, and those a group keeps. */
function stepRows({ plan, ids, bought, groups }: Sold): Counters['steps'] {
  const taken = sums<Instant>();
  const discounted = sums<Instant>();
  const minutes = new Map(plan.venues.map(({ key, stepMinutes }) => [ids('venue', key), stepMinutes]));
  const keep = (kept: Kept) => {
    const step = given(minutes.get(kept.venueId), 'the venue of a visit is planned') * minuteMs;
    for (let at = kept.start; kept.places > 0 && at < kept.freeAt; at += step) {
      taken.add(kept.venueId, at, kept.places);
      discounted.add(kept.venueId, at, kept.isDiscounted ? kept.places : 0);
    }
  };
  const visitOf = new Map(bought.flatMap(({ row }) => (row.groupId ? [[row.groupId, row]] : [])));
  for (const { row } of bought) keep({ ...row, places: row.placesTaken, isDiscounted: row.isDiscounted });
  for (const { id, placesReserved } of groups) {
    const visit = visitOf.get(id);
    if (visit) keep({ ...visit, places: placesReserved, isDiscounted: true });
  }
  return taken.rows().map(([venueId, at, count]) => ({
    ...{ venueId, at, taken: count },
    discounted: discounted.of(venueId, at),
  }));
}

type Kept = {
  readonly venueId: string;
  readonly start: Instant;
  readonly freeAt: Instant;
  readonly places: number;
  readonly isDiscounted: boolean;
};

/** Sums by two keys. */
function sums<Second extends string | number>() {
  const all = new Map<string, Map<Second, number>>();
  const of = (first: string, second: Second) => all.get(first)?.get(second) ?? 0;
  return {
    of,
    add: (first: string, second: Second, count: number) => {
      const some = all.get(first) ?? new Map<Second, number>();
      all.set(first, some.set(second, of(first, second) + count));
    },
    rows: () =>
      [...all].flatMap(([first, some]) =>
        [...some].map(([second, count]): [string, Second, number] => [first, second, count]),
      ),
  };
}
