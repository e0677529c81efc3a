import { formKey, pageContext } from '@/app/_web/page';
import { OpenMore } from '@/components/pricing/open-more';
import { SectionHeading } from '@/components/ui/page-heading';
import { formatMoney } from '@/components/words/money';
import { basisPoints, lessShare, minor } from '@/domain/money/money';
import type { Instant } from '@/domain/time/wall';
import { dayMinutes, minutesOf, printWall } from '@/domain/time/windows';
import { dayOf, minuteOf, weekdayOf } from '@/domain/time/zone';
import { listMerchantDeals } from '@/usecases/deals/list-merchant-deals';
import type { MerchantHome } from '@/usecases/people/get-merchant';
import type { OwnVenueView } from '@/usecases/venues/own-venue-view';

const seats = 2;
const percentOff = 20;

/** The rest of today is empty: some more places for less, on sale within seconds. */
export async function Tonight({ home }: { home: MerchantHome }) {
  const ctx = await pageContext();
  const listed = await listMerchantDeals(ctx, { id: home.merchant.id, limit: 50 });
  const live = listed.ok ? listed.value.items.filter(({ status }) => status === 'live') : [];
  const open = live.flatMap((deal) => {
    const venue = home.venues.find(({ id }) => id === deal.venueId) ?? home.venues[0];
    const until = venue ? untilOf(venue, ctx.clock.now()) : null;
    return until === null ? [] : [{ deal, until }];
  });
  if (open.length === 0 || !['owner', 'manager'].includes(home.role)) return null;
  return (
    <section className="flex flex-col gap-3">
      <SectionHeading id="tonight">The rest of today</SectionHeading>
      {open.map(({ deal, until }) => (
        <OpenMore
          key={deal.id}
          action={`/api/v1/deals/${deal.id}/openings`}
          idempotencyKey={formKey()}
          title={deal.title}
          until={printWall(until)}
          seats={seats}
          percentOff={percentOff}
          price={formatMoney({ ...deal.listPrice, amount: reduced(deal.listPrice.amount) })}
        />
      ))}
    </section>
  );
}

function reduced(amount: number): number {
  return lessShare(minor(amount), basisPoints(percentOff * 100));
}

/** Two hours from now on, to the full hour, while the venue is open; null where it is closed for so long. */
function untilOf({ timeZone, hours }: OwnVenueView, now: Instant): number | null {
  const [weekday, minute] = [weekdayOf(dayOf(now, timeZone)), minuteOf(now, timeZone)];
  const wanted = Math.min(dayMinutes, Math.floor(minute / 60) * 60 + 120);
  const open = hours.flatMap((one) => (one.weekday === weekday ? (minutesOf(one) ?? []) : []));
  const ends = open.filter((one) => one.fromMinute < wanted && one.untilMinute > minute);
  return ends.length > 0 ? Math.min(wanted, Math.max(...ends.map((one) => one.untilMinute))) : null;
}
