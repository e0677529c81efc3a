import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { DealForm } from '@/components/deals/editor/deal-form';
import { PageHeading } from '@/components/ui/page-heading';
import { fieldError } from '@/components/words/field-errors';
import { formatMoney } from '@/components/words/money';
import { addDays, dayOf } from '@/domain/time/zone';
import type { PackageView } from '@/usecases/venues/own-venue-view';
import { inMerchant, merchantHome, one, type PageProps, Portal } from '../../portal';
import { askedGroup } from '../asked-group';
import { askedHours } from '../asked-hours';
import { priceOfVenue } from '../price-of-venue';

export const metadata: Metadata = { title: 'New deal' };

export default async function NewDealPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/deals/new');
  const [ctx, search, refusal] = await Promise.all([pageContext(), searchParams, pageRefusal(searchParams)]);
  const wanted = one(search.package);
  const made = home.packages.find(({ id }) => id === wanted) ?? home.packages[0];
  const venue = home.venues.find(({ id }) => id === made?.venueId);
  if (!made || !venue) redirect(await inMerchant('/merchant/venue', home));
  const today = dayOf(ctx.clock.now(), venue.timeZone);
  return (
    <Portal home={home} current="/merchant/deals" searchParams={searchParams}>
      <PageHeading
        title="New deal"
        back={{ href: await inMerchant('/merchant/deals', home), title: 'Deals' }}
        lead={`${made.title}, ${formatMoney(made.listPrice)} at ${venue.name}.`}
      />
      <DealForm
        action="/api/v1/deals"
        version={null}
        venueId={venue.id}
        packageId={made.id}
        deal={{
          title: made.title,
          description: '',
          salesFrom: today,
          salesUntil: addDays(today, 89),
          visitFrom: today,
          visitUntil: addDays(today, 119),
          limits: { perPerson: null, total: null },
          cancelHoursBefore: 24,
          exclusions: [],
          fullPricePromise: 'money-back',
        }}
        price={priceOfVenue({
          venue,
          package: made,
          said: {
            rules: askedHours(one(search.hours), Math.max(1, Math.floor(venue.seats / 2))),
            floor: floorOf(made),
            guardPercent: 60,
            group: askedGroup(one(search.group)),
          },
        })}
        error={(path) => fieldError(refusal, path)}
      />
    </Portal>
  );
}

/** What a package costs to give, or half its price, whichever is more: a first word, for the merchant to change. */
function floorOf({ variableCost, listPrice }: PackageView): number {
  return Math.max(variableCost.amount, Math.ceil(listPrice.amount / 2));
}
