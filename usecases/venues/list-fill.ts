import { venueUses } from '@/db/deals/deal-terms';
import { findVenue } from '@/db/venues';
import { accept, refuse } from '@/domain/kernel/result';
import { fillOfDay, type HourFill } from '@/domain/slots/fill-of-day';
import { addDays, startOfDay } from '@/domain/time/zone';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { ListFill } from './list-fill.input';

export type DayFill = { readonly day: string; readonly hours: readonly HourFill[] };
export type Fill = { readonly seats: number; readonly days: readonly DayFill[] };

/** How full a venue is on some days in a row, hour by hour, against its normal week. */
export async function listFill(ctx: Context, { id, from, days }: ListFill): Promise<Answer<Fill>> {
  const venue = await findVenue(ctx.reader, id);
  if (!venue) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
  const scope = authorizeMerchant(ctx, venue.merchantId, ['manager', 'accountant', 'clerk']);
  if (!scope.ok) return scope;
  const span = {
    from: startOfDay(from, venue.timeZone),
    until: startOfDay(addDays(from, days), venue.timeZone),
  };
  const uses = await venueUses(ctx.reader, id, span);
  const { busyness } = venue;
  const each = Array.from({ length: days }, (_, ahead) => addDays(from, ahead));
  return accept({
    seats: venue.seats,
    days: each.map((day) => ({ day, hours: fillOfDay({ venue, busyness, day, uses }) })),
  });
}
