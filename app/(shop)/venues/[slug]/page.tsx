import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { pageContext } from '@/app/_web/page';
import { StandsStill } from '@/app/_web/stands-still';
import { DealCard } from '@/components/deals/deal-card';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { VenueFacts } from '@/components/venues/venue-facts';
import { dayOf } from '@/domain/time/zone';
import { listDeals } from '@/usecases/deals/list-deals';
import { listDealsInput } from '@/usecases/deals/list-deals.input';
import { getVenue } from '@/usecases/venues/get-venue';
import { getVenueInput } from '@/usecases/venues/get-venue.input';
import { VenueMap } from '../../city-map';

type Props = { readonly params: Promise<{ slug: string }> };

const readVenue = cache(async (slug: string) => {
  const input = getVenueInput.safeParse({ id: slug });
  const found = input.success ? await getVenue(await pageContext(), input.data) : null;
  return found?.ok ? found.value : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const venue = await readVenue((await params).slug);
  if (!venue) return {};
  return {
    title: `${venue.name}, ${venue.city}`,
    description: `Quiet hours, deals and opening hours of ${venue.name}, ${venue.address}.`,
    alternates: { canonical: `/venues/${venue.slug}` },
  };
}

export default async function VenuePage({ params }: Props) {
  const venue = await readVenue((await params).slug);
  if (!venue) notFound();
  const ctx = await pageContext();
  const found = await listDeals(ctx, listDealsInput.parse({ venueId: venue.id, limit: 48 }));
  const deals = found.ok ? found.value.items : [];
  const today = dayOf(ctx.clock.now(), venue.timeZone);
  return (
    <>
      <StandsStill />
      <PageHeading title={venue.name} lead={[venue.area, venue.city].filter(Boolean).join(', ')} />
      <div className="grid gap-6 lg:grid-cols-[1fr_24rem] items-start">
        <VenueFacts venue={venue} isLinked={false} />
        <VenueMap venue={venue} />
      </div>
      <section aria-labelledby="deals" className="flex flex-col gap-4">
        <SectionHeading id="deals">Deals here</SectionHeading>
        {deals.length === 0 ? (
          <EmptyState
            title="Nothing is on sale here just now"
            action={<ButtonLink href="/deals">Other venues</ButtonLink>}
          >
            <p>Vouchers already bought stay valid.</p>
          </EmptyState>
        ) : (
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {deals.map((deal) => (
              <DealCard key={deal.id} deal={deal} today={today} />
            ))}
          </div>
        )}
      </section>
    </>
  );
}
