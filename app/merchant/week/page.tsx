import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { formKey, pageContext } from '@/app/_web/page';
import { type Booking, BookingTable } from '@/components/orders/booking-table';
import { CallOff } from '@/components/orders/call-off';
import { ButtonLink } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { dayInWords } from '@/components/words/when';
import { isDay } from '@/domain/time/day';
import { addDays, dayOf } from '@/domain/time/zone';
import { listMerchantOrders } from '@/usecases/orders/list-merchant-orders';
import { inMerchant, merchantHome, one, type PageProps, Portal } from '../portal';
import { ComingWeek } from './coming-week';

export const metadata: Metadata = { title: 'Week' };

export default async function WeekPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/week');
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const asked = one(search.from);
  const today = dayOf(ctx.clock.now(), home.venues[0]?.timeZone ?? 'UTC');
  const from = asked && isDay(asked) ? asked : today;
  const days = await Promise.all(
    [0, 1, 2, 3, 4, 5, 6].map(async (ahead) => {
      const day = addDays(from, ahead);
      const orders = await listMerchantOrders(ctx, { id: home.merchant.id, day, limit: 100 });
      return { day, orders: orders.ok ? orders.value.items.filter(isComing) : [] };
    }),
  );
  const mayCallOff = home.role === 'owner' || home.role === 'manager';
  const backTo = await inMerchant(`/merchant/week?from=${from}`, home);
  const callOff = (booking: Booking) =>
    booking.status === 'paid' ? (
      <CallOff booking={booking} idempotencyKey={formKey()} backTo={backTo} />
    ) : null;
  const go = (day: string) => inMerchant(`/merchant/week?from=${day}`, home);
  return (
    <Portal home={home} current="/merchant/week" searchParams={searchParams}>
      <PageHeading title="The week" lead={`${dayInWords(from)} to ${dayInWords(addDays(from, 6))}`}>
        <nav aria-label="Weeks" className="flex gap-2">
          <ButtonLink kind="plain" size="small" href={await go(addDays(from, -7))}>
            Week before
          </ButtonLink>
          <ButtonLink kind="plain" size="small" href={await go(addDays(from, 7))}>
            Week after
          </ButtonLink>
        </nav>
      </PageHeading>
      {home.venues.map((venue) => (
        <ComingWeek key={venue.id} home={home} venue={venue} from={from} />
      ))}
      {days.map(({ day, orders }) => (
        <VisitsOf
          key={day}
          day={day}
          isToday={day === today}
          orders={orders}
          callOff={mayCallOff ? callOff : undefined}
        />
      ))}
    </Portal>
  );
}

type Visits = {
  readonly day: string;
  readonly isToday: boolean;
  readonly orders: readonly Booking[];
  readonly callOff: ((booking: Booking) => ReactNode) | undefined;
};

function VisitsOf({ day, isToday, orders, callOff }: Visits) {
  return (
    <section className="flex flex-col gap-2">
      <h2 id={`day-${day}`} className="voice-time text-xl">
        {dayInWords(day)} {isToday ? <span className="highlight">today</span> : null}
      </h2>
      {orders.length > 0 ? (
        <BookingTable caption={`Visits on ${dayInWords(day)}`} bookings={orders} actOn={callOff} />
      ) : (
        <p className="hatch border border-rule p-3 text-sm">
          <span className="bg-page px-1">No visits yet</span>
        </p>
      )}
    </section>
  );
}

function isComing({ status }: { status: string }): boolean {
  return status === 'paid' || status === 'authorised' || status === 'partly-refunded';
}
