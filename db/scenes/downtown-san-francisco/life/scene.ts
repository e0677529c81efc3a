import { minor, times } from '@/domain/money/money';
import type { Day, Instant } from '@/domain/time/wall';
import { minuteMs } from '@/domain/time/zone';
import type { OrderPlan, RefusedPlan } from '../life-types';
import type { Book } from './book';
import type { Buyer, Crowd } from './crowd';
import type { Selling, Visit } from './visits';

/** What everything that happens in the city shares. */
export type Scene = {
  readonly seed: number;
  readonly today: Day;
  readonly now: Instant;
  /** Key of the merchant whose days are the fullest. */
  readonly showcase: string;
  readonly book: Book;
  readonly crowd: Crowd;
  readonly refuse: (selling: Selling, visit: Visit, places: number) => void;
};

export type Bought = {
  readonly selling: Selling;
  readonly visit: Visit;
  readonly buyer: Buyer;
  readonly quantity: number;
  readonly placedAt: Instant;
};

/** A paid order of somebody alone; groups change what differs. */
export function orderOf({ selling, visit, buyer, quantity, placedAt }: Bought): OrderPlan {
  const { deal, venue, package: pkg } = selling;
  const { quote } = visit;
  const priceMinor = times(quote.priceMinor, quantity);
  const places = quantity * pkg.seatsPerUnit;
  return {
    key: '',
    dealKey: deal.key,
    packageKey: pkg.key,
    venueKey: venue.key,
    merchantKey: deal.merchantKey,
    ...buyer,
    as: 'solo',
    groupKey: null,
    start: visit.start,
    end: visit.start + pkg.durationMinutes * minuteMs,
    freeAt: visit.start + selling.week.stepsPerVisit * venue.stepMinutes * minuteMs,
    quantity,
    places,
    placesTaken: places,
    isDiscounted: quote.window !== null,
    listPriceMinor: times(pkg.listPriceMinor, quantity),
    priceMinor,
    agreedPriceMinor: priceMinor,
    refundedMinor: minor(0),
    offBps: quote.offBps,
    because: quote.because,
    status: 'paid',
    voucher: 'issued',
    placedAt,
    paidAt: placedAt,
    endedAt: null,
    redemption: null,
  };
}

/** Refusals by slot, as the shop counts them. */
export function refusalBook(): { refuse: Scene['refuse']; all: () => RefusedPlan[] } {
  const bySlot = new Map<string, RefusedPlan>();
  return {
    refuse: ({ venue }, { start }, places) => {
      const key = `${venue.key}/${start}`;
      const before = bySlot.get(key) ?? { venueKey: venue.key, start, requests: 0, places: 0 };
      bySlot.set(key, { ...before, requests: before.requests + 1, places: before.places + places });
    },
    all: () => [...bySlot.values()],
  };
}
