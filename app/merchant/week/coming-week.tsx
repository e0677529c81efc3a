import { pageContext } from '@/app/_web/page';
import { FillWeek } from '@/components/pricing/outlook/fill-week';
import { FillingHours } from '@/components/pricing/outlook/filling-hours';
import { ButtonLink } from '@/components/ui/button';
import { SectionHeading } from '@/components/ui/page-heading';
import { formatMoney } from '@/components/words/money';
import { printWall } from '@/domain/time/windows';
import { weekdayOf } from '@/domain/time/zone';
import { listMerchantDeals } from '@/usecases/deals/list-merchant-deals';
import { getOutlook } from '@/usecases/forecast/get-outlook';
import type { MerchantHome } from '@/usecases/people/get-merchant';
import type { OwnVenueView } from '@/usecases/venues/own-venue-view';
import { inMerchant } from '../portal';

type ComingWeekProps = { home: MerchantHome; venue: OwnVenueView; from: string };

/** One venue's seven days: how full they will be, what is discounted over them, what closed by itself. */
export async function ComingWeek({ home, venue, from }: ComingWeekProps) {
  const ctx = await pageContext();
  const [outlook, listed] = await Promise.all([
    getOutlook(ctx, { id: venue.id, from, days: 7 }),
    listMerchantDeals(ctx, { id: home.merchant.id, limit: 50 }),
  ]);
  if (!outlook.ok) return null;
  const { days, guardPercent } = outlook.value;
  const made = home.packages.find(({ venueId }) => venueId === venue.id);
  const live = listed.ok
    ? listed.value.items.find((deal) => deal.status === 'live' && deal.venueId === venue.id)
    : undefined;
  const editor = live ? `/merchant/deals/${live.id}?` : `/merchant/deals/new?package=${made?.id}&`;
  const filling = days.flatMap(({ hours }) => hours.filter(({ liftCostMinor }) => liftCostMinor !== null));
  const links = await Promise.all(
    ways.map(async ({ path, title }) => ({
      title,
      href: await inMerchant(`/merchant/week/${path}?venue=${venue.id}`, home),
    })),
  );
  return (
    <section className="flex flex-col gap-4">
      <SectionHeading id={`fill-${venue.id}`}>How full {venue.name} will be</SectionHeading>
      <FillWeek
        caption={`How full ${venue.name} will be, by day and hour`}
        days={days}
        guardPercent={guardPercent}
        windowAt={(local) => (made ? `${editor}hours=${windowOf(local)}&merchant=${home.merchant.id}` : null)}
      />
      <FillingHours
        action={`/api/v1/venues/${venue.id}/guard-lifts`}
        mayLift={home.role === 'owner'}
        hours={filling.map(({ local, liftCostMinor }) => ({
          local,
          until: hourAfter(local),
          cost: formatMoney({ amount: liftCostMinor ?? 0, currency: home.merchant.currency }),
        }))}
      />
      <nav aria-label={`More about ${venue.name}`} className="flex flex-wrap gap-2">
        {links.map(({ href, title }) => (
          <ButtonLink key={href} kind="plain" size="small" href={href}>
            {title}
          </ButtonLink>
        ))}
      </nav>
    </section>
  );
}

const ways = [
  { path: 'suggestion', title: 'What we suggest' },
  { path: 'days', title: 'Holidays and special days' },
  { path: 'visits', title: 'Tell us your past visits' },
  { path: 'results', title: 'What it did' },
  { path: 'calibration', title: 'How good our ranges are' },
] as const;

/** `3-15:00-16:00` of `2027-03-10T15:00`: what the deal editor paints when it opens. */
function windowOf(local: string): string {
  const hour = Number(local.slice(11, 13));
  return `${weekdayOf(local.slice(0, 10))}-${printWall(hour * 60)}-${hour === 23 ? '24:00' : printWall((hour + 1) * 60)}`;
}

function hourAfter(local: string): string {
  const hour = Number(local.slice(11, 13));
  return hour === 23 ? `${local.slice(0, 10)}T23:59` : `${local.slice(0, 11)}${printWall((hour + 1) * 60)}`;
}
