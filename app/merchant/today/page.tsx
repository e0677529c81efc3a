import type { Metadata } from 'next';
import { pageContext } from '@/app/_web/page';
import { BookingTable } from '@/components/orders/booking-table';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { counted } from '@/components/words/labels';
import { formatMoney } from '@/components/words/money';
import { dayInWords } from '@/components/words/when';
import { listMerchantOrders } from '@/usecases/orders/list-merchant-orders';
import { listStatement } from '@/usecases/settlement/list-statement';
import { inMerchant, merchantHome, type PageProps, Portal } from '../portal';
import { Alerts } from './alerts';
import { FillToday } from './fill-today';
import { Standing } from './standing';
import { Tonight } from './tonight';

export const metadata: Metadata = { title: 'Today' };

export default async function TodayPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/today');
  const ctx = await pageContext();
  const { id } = home.merchant;
  const [orders, statement] = await Promise.all([
    listMerchantOrders(ctx, { id, limit: 100 }),
    listStatement(ctx, { id }),
  ]);
  const coming = orders.ok ? orders.value.items.filter((order) => order.status === 'paid') : [];
  const guests = coming.reduce((sum, order) => sum + order.places, 0);
  const dealsHref = await inMerchant('/merchant/deals', home);
  return (
    <Portal home={home} current="/merchant/today" searchParams={searchParams}>
      <PageHeading title={orders.ok ? dayInWords(orders.value.day) : 'Today'}>
        <ButtonLink href={await inMerchant('/merchant/till', home)}>Open the till</ButtonLink>
      </PageHeading>
      <Standing home={home} />
      <Alerts home={home} />
      <dl className="flex flex-wrap gap-px bg-rule border border-rule">
        <Figure term="Bookings" value={counted(coming.length, 'visit')} />
        <Figure term="Places" value={counted(guests, 'guest')} />
        {statement.ok ? <Figure term="Earned so far" value={formatMoney(statement.value.transfer)} /> : null}
      </dl>
      <section className="flex flex-col gap-4">
        <SectionHeading>Who comes</SectionHeading>
        {coming.length > 0 ? (
          <BookingTable caption="Visits of today" bookings={coming} />
        ) : (
          <EmptyState
            title="Nobody has booked for today"
            action={
              <ButtonLink kind="plain" href={dealsHref}>
                Look at your deals
              </ButtonLink>
            }
          >
            <p>Guests who buy a quiet hour stand here in the order they come.</p>
          </EmptyState>
        )}
      </section>
      <Tonight home={home} />
      <FillToday home={home} />
    </Portal>
  );
}

function Figure({ term, value }: { term: string; value: string }) {
  return (
    <div className="bg-card p-4 grow basis-32">
      <dt className="text-sm text-ink-3">{term}</dt>
      <dd className="voice-time text-2xl number">{value}</dd>
    </div>
  );
}
