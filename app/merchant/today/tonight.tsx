import { formKey, pageContext } from '@/app/_web/page';
import { OpenMore } from '@/components/pricing/open-more';
import { SectionHeading } from '@/components/ui/page-heading';
import { formatMoney } from '@/components/words/money';
import { basisPoints, lessShare, minor } from '@/domain/money/money';
import { printWall } from '@/domain/time/windows';
import { minuteOf } from '@/domain/time/zone';
import { listMerchantDeals } from '@/usecases/deals/list-merchant-deals';
import type { MerchantHome } from '@/usecases/people/get-merchant';

const seats = 2;
const percentOff = 20;

/** The rest of today is empty: some more places for less, on sale within seconds. */
export async function Tonight({ home }: { home: MerchantHome }) {
  const ctx = await pageContext();
  const listed = await listMerchantDeals(ctx, { id: home.merchant.id, limit: 50 });
  const live = listed.ok ? listed.value.items.filter(({ status }) => status === 'live') : [];
  if (live.length === 0 || !['owner', 'manager'].includes(home.role)) return null;
  return (
    <section className="flex flex-col gap-3">
      <SectionHeading id="tonight">The rest of today</SectionHeading>
      {live.map((deal) => {
        const venue = home.venues.find(({ id }) => id === deal.venueId) ?? home.venues[0];
        if (!venue) return null;
        const price = lessShare(minor(deal.listPrice.amount), basisPoints(percentOff * 100));
        return (
          <OpenMore
            key={deal.id}
            action={`/api/v1/deals/${deal.id}/openings`}
            idempotencyKey={formKey()}
            title={deal.title}
            until={untilOf(minuteOf(ctx.clock.now(), venue.timeZone))}
            seats={seats}
            percentOff={percentOff}
            price={formatMoney({ ...deal.listPrice, amount: price })}
          />
        );
      })}
    </section>
  );
}

/** Two hours from now on, to the full hour. */
function untilOf(minute: number): string {
  return printWall(Math.min(1440, Math.floor(minute / 60) * 60 + 120));
}
