import type { Instant, Zone } from '../../time/wall';
import { wallAt } from '../../time/zone';
import type { SoldVisit } from './results';

/** Requests for a time that had no place left, kept when they were refused. */
export type RefusedRequests = { readonly start: Instant; readonly requests: number };

/**
 * Requests refused while a guest of a deal held a place: at most so many guests were crowded out by the deal. An upper
 * bound, since some of them would have found the time full anyway. Metric of design 2f.
 */
export function crowdedOut(refused: readonly RefusedRequests[], visits: readonly SoldVisit[]): number {
  const deals = visits.filter(({ isDiscounted }) => isDiscounted);
  return refused
    .filter(({ start }) => deals.some((deal) => deal.start <= start && start < deal.freeAt))
    .reduce((sum, { requests }) => sum + requests, 0);
}

/** Guests whose first deal this was, and those of them who later paid the full price. */
export type Returned = { readonly guests: number; readonly cameBack: number };
export type SecondVisits = { readonly newcomers: Returned; readonly regulars: Returned };

/** Second visits at full price, newcomers apart from regulars: by the answer at the till, else by our own books. */
export function secondVisits(visits: readonly SoldVisit[]): SecondVisits {
  const found = { newcomers: { guests: 0, cameBack: 0 }, regulars: { guests: 0, cameBack: 0 } };
  for (const own of Map.groupBy(visits, ({ buyer }) => buyer).values()) {
    const inOrder = own.toSorted((one, other) => one.start - other.start);
    const first = inOrder.findIndex(({ isDiscounted }) => isDiscounted);
    const deal = inOrder[first];
    if (!deal) continue;
    const wasHere = first > 0 || deal.beenHere === true;
    if (!wasHere && deal.beenHere === null) continue;
    const kind = wasHere ? found.regulars : found.newcomers;
    kind.guests += 1;
    if (inOrder.some(({ start, isDiscounted }) => !isDiscounted && start > deal.start)) kind.cameBack += 1;
  }
  return found;
}

type Asked = {
  readonly visits: readonly SoldVisit[];
  readonly timeZone: Zone;
  readonly seats: number;
  readonly weeks: number;
  /** Hours of the week (0 = Monday midnight … 167): whether each is open, and those in which a deal has a window. */
  readonly openHours: readonly boolean[];
  readonly windowHours: ReadonlySet<number>;
};

/** Revenue per available place and hour [minor units], in the windows' hours and in the others; null where there are none. RevPASH: S. Kimes 1998. */
export type PlaceHours = { readonly inWindows: number | null; readonly elsewhere: number | null };

export function revenuePerPlaceHour(asked: Asked): PlaceHours {
  const taken = { inside: 0, outside: 0 };
  for (const { start, priceMinor } of asked.visits) {
    const { weekday, minute } = wallAt(start, asked.timeZone);
    const isInside = asked.windowHours.has((weekday - 1) * 24 + Math.floor(minute / 60));
    taken[isInside ? 'inside' : 'outside'] += priceMinor;
  }
  const open = [...asked.openHours.keys()].filter((hour) => asked.openHours[hour]);
  const inside = open.filter((hour) => asked.windowHours.has(hour)).length;
  const per = (money: number, hours: number) => {
    const placeHours = hours * asked.seats * asked.weeks;
    return placeHours > 0 ? money / placeHours : null;
  };
  return {
    inWindows: per(taken.inside, inside),
    elsewhere: per(taken.outside, open.length - inside),
  };
}
