import { given } from '@/domain/kernel/must';
import type { DealPlan, VenuePlan } from '../plan-types';

/**
 * A spa or massage house that has a quiet hour to show on as many weekdays as possible, deals for groups of a slot, and
 * room. Chosen by what is planned, so that it is another one with another seed.
 */
export function showcaseOf(venues: readonly VenuePlan[], deals: readonly DealPlan[]): string {
  const worths = venues
    .filter(({ category }) => category === 'spa' || category === 'massage')
    .map((venue) => ({ key: venue.merchantKey, worth: worthOf(venue, deals) }));
  const best = worths.reduce(
    (most, each) => (each.worth > most.worth ? each : most),
    given(worths[0], 'a city has spas'),
  );
  return best.key;
}

function worthOf({ key, seats }: VenuePlan, deals: readonly DealPlan[]): number {
  const live = deals.filter((deal) => deal.venueKey === key && deal.status === 'live');
  const days = new Set(live.flatMap(({ terms }) => terms.offPeak.flatMap(({ weekdays }) => [...weekdays])));
  const inGroups = live.filter(({ terms }) => terms.group?.scope === 'slot');
  return (
    days.size * 10 + Math.min(inGroups.length, 2) * 10 + Math.min(live.length, 3) * 5 + Math.min(seats, 12)
  );
}
