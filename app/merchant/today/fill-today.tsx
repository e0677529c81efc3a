import { pageContext } from '@/app/_web/page';
import { SectionHeading } from '@/components/ui/page-heading';
import { FillBars } from '@/components/venues/fill-bars';
import { dayOf } from '@/domain/time/zone';
import type { MerchantHome } from '@/usecases/people/get-merchant';
import { listFill } from '@/usecases/venues/list-fill';
import type { OwnVenueView } from '@/usecases/venues/own-venue-view';

/** How full each place is today against a normal week. */
export function FillToday({ home }: { home: MerchantHome }) {
  return home.venues.map((venue) => <FillOf key={venue.id} venue={venue} />);
}

async function FillOf({ venue }: { venue: OwnVenueView }) {
  const ctx = await pageContext();
  const from = dayOf(ctx.clock.now(), venue.timeZone);
  const fill = await listFill(ctx, { id: venue.id, from, days: 1 });
  const hours = fill.ok ? (fill.value.days[0]?.hours ?? []) : [];
  return (
    <section className="flex flex-col gap-3">
      <SectionHeading>Booked here today at {venue.name}</SectionHeading>
      {hours.length > 0 ? (
        <>
          <p className="text-sm text-ink-2">
            Places booked here of all you have, the lime ones for less; the line marks a normal hour without
            us.
          </p>
          <FillBars hours={hours} seats={venue.seats} />
        </>
      ) : (
        <p className="text-ink-2">Closed today.</p>
      )}
    </section>
  );
}
