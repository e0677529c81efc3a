import type { SellingVenue } from '@/db/deals/deal-terms';
import type { PackageRow } from '@/db/venues';
import { listPriceOf } from '@/domain/deals/list-price';
import type { Minor } from '@/domain/money/money';
import { isoOf } from '@/domain/time/iso';
import type { WeekWindow } from '@/domain/time/wall';
import { printWall } from '@/domain/time/windows';
import { specialDayView } from '../forecast/special-day-view';

/** A venue as its own people see it: what they typed, and the version their next change names. */
type Shown = Omit<SellingVenue, 'createdAt' | 'statedWeek' | 'guardLifts' | 'measuring' | 'season'>;

export function ownVenueView(venue: Shown) {
  const { id, merchantId, slug, name, address, area, city, timeZone, stepMinutes, seats, version } = venue;
  return {
    ...{ id, merchantId, slug, name, address, area, city },
    location: { lat: venue.lat, lng: venue.lng },
    ...{ timeZone, stepMinutes, seats },
    hours: venue.hours.map(hoursView),
    closures: venue.closures.map(({ from, until, reason }) => ({
      from: isoOf(from),
      until: isoOf(until),
      reason,
    })),
    busyness: venue.busyness.map((busy) => ({ ...hoursView(busy), expectedSeats: busy.expectedSeats })),
    specialDays: venue.specialDays.map(specialDayView),
    version,
  };
}
export type OwnVenueView = ReturnType<typeof ownVenueView>;

export function packageView(made: Omit<PackageRow, 'createdAt'>) {
  const money = (amount: Minor) => ({ amount: Number(amount), currency: made.currency });
  return {
    id: made.id,
    venueId: made.venueId,
    title: made.title,
    lines: made.lines.map(({ title, quantity, listPriceMinor }) => ({
      title,
      quantity,
      listPrice: money(listPriceMinor),
    })),
    listPrice: money(listPriceOf(made)),
    variableCost: money(made.variableCostMinor),
    durationMinutes: made.durationMinutes,
    cleanUpMinutes: made.cleanUpMinutes,
    seatsPerUnit: made.seatsPerUnit,
    taxPercent: made.taxBps / 100,
    category: made.category,
  };
}
export type PackageView = ReturnType<typeof packageView>;

function hoursView({ weekday, fromMinute, untilMinute }: WeekWindow) {
  return { weekday, from: printWall(fromMinute), to: printWall(untilMinute) };
}
