import type { Metadata } from 'next';
import { pageRefusal } from '@/app/_web/page';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { Table, type TableColumn } from '@/components/ui/table';
import { BusynessEditor } from '@/components/venues/busyness-editor';
import { PackageForm } from '@/components/venues/package-form';
import { VenueForm } from '@/components/venues/venue-form';
import { fieldError } from '@/components/words/field-errors';
import { formatMoney } from '@/components/words/money';
import type { OwnVenueView, PackageView } from '@/usecases/venues/own-venue-view';
import { inMerchant, merchantHome, one, type PageProps, Portal } from '../portal';
import { busyHoursOf } from './busy-hours';

export const metadata: Metadata = { title: 'Venue' };

const columns: readonly TableColumn<PackageView>[] = [
  { title: 'Package', cell: ({ title }) => title },
  { title: 'List price', cell: ({ listPrice }) => formatMoney(listPrice), isNumber: true },
  { title: 'Minutes', cell: ({ durationMinutes }) => durationMinutes, isNumber: true },
  { title: 'Places', cell: ({ seatsPerUnit }) => seatsPerUnit, isNumber: true },
];

export default async function VenuePage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/venue');
  const [refusal, search] = await Promise.all([pageRefusal(searchParams), searchParams]);
  const error = (path: string) => fieldError(refusal, path);
  const wanted = one(search.venue);
  const isNew = wanted === 'new' || home.venues.length === 0;
  const venue = isNew ? null : (home.venues.find(({ id }) => id === wanted) ?? home.venues[0] ?? null);
  const action = venue ? `/api/v1/venues/${venue.id}` : `/api/v1/merchants/${home.merchant.id}/venues`;
  const packages = home.packages.filter(({ venueId }) => venueId === venue?.id);
  return (
    <Portal home={home} current="/merchant/venue" searchParams={searchParams}>
      <PageHeading
        title={venue?.name ?? 'Describe your place'}
        lead="Hours and capacity are what every price and every free place is worked out from."
      />
      {search.done && !refusal ? <Notice kind="ok">Saved.</Notice> : null}
      {home.venues.length > 1 ? <VenueLinks venues={home.venues} /> : null}
      <VenueForm action={action} venue={venue} timeZones={Intl.supportedValuesOf('timeZone')} error={error} />
      {venue ? (
        <>
          <Busyness venue={venue} />
          <section className="flex flex-col gap-4">
            <SectionHeading id="packages">What you sell here</SectionHeading>
            {packages.length > 0 ? (
              <Table caption="Packages" columns={columns} rows={packages} keyOf={({ id }) => id} />
            ) : null}
            <PackageForm
              action={`/api/v1/venues/${venue.id}/packages`}
              currency={home.merchant.currency}
              error={error}
            />
          </section>
          <p>
            <a href={await inMerchant('/merchant/venue?venue=new', home)}>Add another place</a>
          </p>
        </>
      ) : null}
    </Portal>
  );
}

function VenueLinks({ venues }: { venues: readonly OwnVenueView[] }) {
  return (
    <nav aria-label="Places" className="flex flex-wrap gap-4">
      {venues.map(({ id, name, merchantId }) => (
        <a key={id} href={`/merchant/venue?venue=${id}&merchant=${merchantId}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function Busyness({ venue }: { venue: OwnVenueView }) {
  return (
    <section className="flex flex-col gap-4">
      <SectionHeading id="week">A normal week</SectionHeading>
      <p className="text-ink-2 max-w-prose">
        How full is each hour without any discount? Busy hours are never discounted, and places are kept for
        guests who pay the full price.
      </p>
      <form method="post" action={`/api/v1/venues/${venue.id}/busyness`} className="flex flex-col gap-4">
        <input type="hidden" name="method" value="PUT" />
        <BusynessEditor hours={busyHoursOf(venue)} seats={venue.seats} />
        <Button className="self-start">Save this week</Button>
      </form>
    </section>
  );
}
