import { findDeal, termsOfVersion } from '@/db/deals/deal-terms';
import { findHold } from '@/db/slots/holds';
import { countBefore, type WaitRow } from '@/db/slots/waits';
import type { Reader } from '@/db/store';
import { given } from '@/domain/kernel/must';
import type { Money } from '@/domain/money/money';
import { isoOf } from '@/domain/time/iso';
import type { Instant } from '@/domain/time/wall';
import { localOf } from '@/domain/time/zone';

/** Where somebody stands who waits for a place. */
export type WaitView = {
  readonly id: string;
  /** `offered` while a place is kept for them; `passed` where they let it go by; `over` once the start has come. */
  readonly status: 'waiting' | 'offered' | 'taken' | 'passed' | 'left' | 'over';
  readonly deal: { readonly id: string; readonly slug: string; readonly title: string };
  readonly venue: string;
  readonly start: string;
  /** `2027-03-10T15:00` at the venue. */
  readonly local: string;
  readonly quantity: number;
  readonly ceiling: Money;
  /** How many are asked before them; null once they were asked or left. */
  readonly before: number | null;
  /** The hold that keeps their place, and until when. */
  readonly hold: { readonly id: string; readonly expiresAt: string } | null;
};

export async function viewWait(db: Reader, wait: WaitRow, now: Instant): Promise<WaitView> {
  const deal = given(await findDeal(db, wait.dealId), 'somebody waits for a deal that exists');
  const sold = await termsOfVersion(db, deal.id, given(deal.liveVersion, 'a deal waited for was on sale'));
  const hold = wait.holdId === null ? null : await findHold(db, wait.holdId);
  const status = statusOf(wait, hold, now);
  return {
    id: wait.id,
    status,
    deal: { id: deal.id, slug: deal.slug, title: sold.version.title },
    venue: sold.venue.name,
    start: isoOf(wait.start),
    local: localOf(wait.start, sold.venue.timeZone),
    quantity: wait.quantity,
    ceiling: { amount: wait.ceilingMinor, currency: sold.package.currency },
    before: status === 'waiting' ? await countBefore(db, wait) : null,
    hold: hold && status === 'offered' ? { id: hold.id, expiresAt: isoOf(hold.expiresAt) } : null,
  };
}

type Offered = {
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  readonly expiresAt: Instant;
};

function statusOf(wait: WaitRow, hold: Offered | null, now: Instant): WaitView['status'] {
  if (hold) {
    if (hold.endedBy === 'order') return 'taken';
    return hold.endedAt === null && now < hold.expiresAt ? 'offered' : 'passed';
  }
  if (wait.leftAt !== null) return 'left';
  return wait.start <= now ? 'over' : 'waiting';
}
