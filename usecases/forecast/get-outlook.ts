import { venueUses } from '@/db/deals/deal-terms';
import { historySpan, sellingAtVenue } from '@/db/forecast/selling';
import { countsOf, takenOf } from '@/db/slots/slot-lists';
import { accept } from '@/domain/kernel/result';
import { type HourOutlook, outlookOfDay, statedWeeks } from '@/domain/pricing/live/outlook';
import { pricedWeek } from '@/domain/pricing/week';
import { addDays, startOfDay, weekMs } from '@/domain/time/zone';
import { specialDayOn } from '@/domain/venues/calendar';
import type { SpecialDay } from '@/domain/venues/venue';
import type { Answer, Context } from '../context';
import { ownVenue } from '../venues/parts/own-venue';
import type { GetOutlook } from './get-outlook.input';
import { type SpecialDayView, specialDayView } from './special-day-view';

export type DayOutlook = {
  readonly day: string;
  /** What makes the day differ from its weekday, where something does. */
  readonly special: SpecialDayView | null;
  readonly hours: readonly HourOutlook[];
};

export type Outlook = {
  readonly seats: number;
  readonly guardPercent: number;
  readonly days: readonly DayOutlook[];
};

/** How full the hours to come will be without discounts, with their bands, and what the deals on sale do there. */
export async function getOutlook(ctx: Context, { id, from, days }: GetOutlook): Promise<Answer<Outlook>> {
  const db = ctx.reader;
  const found = await ownVenue(ctx, db, { id, roles: ['manager', 'accountant', 'clerk'] });
  if (!found.ok) return found;
  const venue = found.value;
  const now = ctx.clock.now();
  const span = {
    from: startOfDay(from, venue.timeZone),
    until: startOfDay(addDays(from, days + 1), venue.timeZone),
  };
  const selling = (await sellingAtVenue(db, id)).map((terms) => ({
    dealId: terms.deal.id,
    venueId: id,
    week: pricedWeek({ ...terms, busyness: venue.busyness }),
    guardBps: terms.terms.guardBps,
  }));
  const counts = await countsOf(db, selling, span);
  const uses = await venueUses(db, id, span);
  const deals = selling.map((deal) => ({ week: deal.week, now: { ...takenOf(counts, deal), now } }));
  const history = await historySpan(db, id);
  const weeks = history ? statedWeeks + (history.until - history.from) / weekMs : statedWeeks;
  const asked = { venue, busyness: venue.busyness, deals, uses, now, weeks };
  return accept({
    seats: venue.seats,
    guardPercent: Math.min(100, ...selling.map(({ guardBps }) => guardBps / 100)),
    days: Array.from({ length: days }, (_, ahead) => addDays(from, ahead)).map((day) => ({
      day,
      special: viewOf(specialDayOn(venue, day)),
      hours: outlookOfDay({ ...asked, day }),
    })),
  });
}

function viewOf(special: SpecialDay | null): SpecialDayView | null {
  return special && specialDayView(special);
}
