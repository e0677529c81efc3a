import type { Instant } from '@/domain/time/wall';
import { minuteMs } from '@/domain/time/zone';
import type { Selling, Visit } from './visits';

type Use = { taken: number; discounted: number };
type Asked = {
  readonly selling: Selling;
  readonly visit: Visit;
  readonly places: number;
  readonly as: 'alone' | 'group' | 'ordinary';
};

/** Who sits where. */
export type Book = {
  /** Takes the places on every step of the visit and its clean-up, or none and says so. */
  readonly take: (asked: Asked) => boolean;
  readonly giveBack: (asked: Asked) => void;
};

/** The same limits as the shop's, so that the past could really have happened. */
export function openBook(): Book {
  const uses = new Map<string, Map<Instant, Use>>();
  const alone = new Map<string, number>();

  function usesOf({ venue, week }: Selling, visit: Visit): Use[] {
    const ofVenue = uses.get(venue.key) ?? new Map<Instant, Use>();
    uses.set(venue.key, ofVenue);
    return Array.from({ length: week.stepsPerVisit }, (_, i) => {
      const at = visit.start + i * venue.stepMinutes * minuteMs;
      const use = ofVenue.get(at) ?? { taken: 0, discounted: 0 };
      ofVenue.set(at, use);
      return use;
    });
  }

  function isFree({ selling, visit, places, as }: Asked): boolean {
    const { venue } = selling;
    const fits = usesOf(selling, visit).every(({ taken, discounted }, i) => {
      if (taken + places > venue.seats) return false;
      return as === 'ordinary' || discounted + places <= venue.seats - (visit.quote.protectedByStep[i] ?? 0);
    });
    if (!fits || as !== 'alone') return fits;
    return (alone.get(slotOf(selling, visit)) ?? 0) + places <= (visit.quote.window?.seats ?? 0);
  }

  function add({ selling, visit, as }: Asked, places: number): void {
    for (const use of usesOf(selling, visit)) {
      use.taken += places;
      if (as !== 'ordinary') use.discounted += places;
    }
    const slot = slotOf(selling, visit);
    if (as === 'alone') alone.set(slot, (alone.get(slot) ?? 0) + places);
  }

  return {
    take: (asked) => {
      const free = isFree(asked);
      if (free) add(asked, asked.places);
      return free;
    },
    giveBack: (asked) => add(asked, -asked.places),
  };
}

function slotOf({ deal }: Selling, { start }: Visit): string {
  return `${deal.key}/${start}`;
}
