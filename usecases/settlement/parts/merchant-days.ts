import type { Reader } from '@/db/store';
import { venuesOfMerchant } from '@/db/venues';
import type { Day, Instant, Span, Zone } from '@/domain/time/wall';
import { addDays, dayOf, startOfDay } from '@/domain/time/zone';

export type MerchantDay = { readonly day: Day; readonly timeZone: string; readonly span: Span };

/** A day of the merchant's calendar, today where none is named, by the clock of its first venue. */
export async function merchantDay(
  db: Reader,
  asked: { merchantId: string; day?: Day | undefined; now: Instant },
): Promise<MerchantDay> {
  const timeZone = await zoneOf(db, asked.merchantId);
  const day = asked.day ?? dayOf(asked.now, timeZone);
  const span = { from: startOfDay(day, timeZone), until: startOfDay(addDays(day, 1), timeZone) };
  return { day, timeZone, span };
}

/** A merchant's clock is that of its first venue. */
export async function zoneOf(db: Reader, merchantId: string): Promise<Zone> {
  const [venue] = await venuesOfMerchant(db, merchantId);
  return venue?.timeZone ?? 'UTC';
}
