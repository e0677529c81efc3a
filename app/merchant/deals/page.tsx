import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cursorOf, pageContext } from '@/app/_web/page';
import { StatusBadge } from '@/components/deals/review/status-badge';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { Table, type TableColumn } from '@/components/ui/table';
import { formatMoney } from '@/components/words/money';
import { listMerchantDeals, type MerchantDealList } from '@/usecases/deals/list-merchant-deals';
import type { MerchantHome } from '@/usecases/people/get-merchant';
import { inMerchant, merchantHome, type PageProps, Portal } from '../portal';

export const metadata: Metadata = { title: 'Deals' };

type Item = MerchantDealList['items'][number];

const columns: readonly TableColumn<Item>[] = [
  { title: 'Deal', cell: ({ id, title }) => <a href={`/merchant/deals/${id}`}>{title}</a> },
  {
    title: 'Status',
    cell: ({ status, versionStatus, liveVersion }) => (
      <span className="flex gap-1">
        <StatusBadge status={status} />
        {liveVersion !== null && versionStatus === 'submitted' ? <Badge kind="warn">edit waits</Badge> : null}
      </span>
    ),
  },
  { title: 'From', cell: ({ lowestPrice }) => formatMoney(lowestPrice), isNumber: true },
  { title: 'List price', cell: ({ listPrice }) => formatMoney(listPrice), isNumber: true },
  { title: 'Sold', cell: ({ unitsSold }) => unitsSold, isNumber: true },
];

export default async function DealsPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/deals');
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const listed = await listMerchantDeals(ctx, {
    id: home.merchant.id,
    limit: 50,
    cursor: cursorOf(search),
  });
  if (!listed.ok) notFound();
  const { items, nextCursor } = listed.value;
  const next = nextCursor ? await inMerchant(`/merchant/deals?cursor=${nextCursor}`, home) : null;
  return (
    <Portal home={home} current="/merchant/deals" searchParams={searchParams}>
      <PageHeading title="Deals" lead="What you sell in quiet hours, and what it costs then." />
      {items.length > 0 ? (
        <Table caption="Deals" columns={columns} rows={items} keyOf={({ id }) => id} />
      ) : (
        <EmptyState title="No deals yet">
          <p>Choose what you sell, paint the hours that stay empty, and say the lowest price you accept.</p>
        </EmptyState>
      )}
      <Pagination nextHref={next} />
      <NewDeals home={home} />
    </Portal>
  );
}

async function NewDeals({ home }: { home: MerchantHome }) {
  if (home.packages.length === 0)
    return (
      <ButtonLink href={await inMerchant('/merchant/venue', home)} className="self-start">
        First say what you sell
      </ButtonLink>
    );
  return (
    <section className="flex flex-col gap-3">
      <SectionHeading>Make a deal of</SectionHeading>
      <ul className="flex flex-wrap gap-3">
        {home.packages.map((made) => (
          <li key={made.id}>
            <ButtonLink
              kind="plain"
              href={`/merchant/deals/new?package=${made.id}&merchant=${home.merchant.id}`}
            >
              {made.title}, {formatMoney(made.listPrice)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
