import { dayNumberOf } from '../time/day';
import type { Instant } from '../time/wall';
import { dayMs, dayOf } from '../time/zone';

/** Points earned together. They run out together. Page: docs/rules/means.md. */
export type Lot = { readonly id: string; readonly left: number; readonly expiresAt: Instant };

const years = 2;
/** What comes back with a refund can be used for a week at least, also where it would have run out before. */
const restoredDays = 7;
/** Letters go out so many days before points run out, the first first. Source: journeys.md C13. */
export const warningDays = [30, 7] as const;

/** Points last for two years, to the end of that month in UTC: all of a month run out together. */
export function lastUntil(earnedAt: Instant): Instant {
  const day = dayOf(earnedAt, 'UTC');
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) + years * 12;
  const month = String((months % 12) + 1).padStart(2, '0');
  return dayNumberOf(`${Math.floor(months / 12)}-${month}-01`) * dayMs;
}

/** When points that come back run out: as before, or in a week. Source: journeys.md C5. */
export function restoredUntil(expiresAt: Instant, now: Instant): Instant {
  return Math.max(expiresAt, now + restoredDays * dayMs);
}

/** What runs out first is spent first; null where all that has not run out is not enough. */
export function spendFirstExpiring(
  lots: readonly Lot[],
  { points, now }: { readonly points: number; readonly now: Instant },
): { readonly lotId: string; readonly points: number }[] | null {
  let open = points;
  const usable = lots.filter(({ left, expiresAt }) => left > 0 && now < expiresAt);
  const parts = usable
    .sort((a, b) => a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, left }) => {
      const part = Math.min(open, left);
      open -= part;
      return part > 0 ? [{ lotId: id, points: part }] : [];
    });
  return open === 0 ? parts : null;
}

/** How many of the letters about it are due by now. */
export function warningsDue(expiresAt: Instant, now: Instant): number {
  return warningDays.filter((days) => expiresAt - now <= days * dayMs).length;
}
