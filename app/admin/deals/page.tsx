import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cursorOf, pageContext } from '@/app/_web/page';
import { StatusBadge } from '@/components/deals/review/status-badge';
import { StatusFilter } from '@/components/deals/review/status-filter';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import { formatMoney } from '@/components/words/money';
import { dayInWords } from '@/components/words/when';
import { dealStatuses } from '@/domain/deals/terms';
import { type BrowsedDeal, browseDeals } from '@/usecases/admin/browse-deals';
import { browseDealsInput } from '@/usecases/admin/browse-deals.input';
import { AdminFrame } from '../frame';

export const metadata: Metadata = { title: 'Deals' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AdminDealsPage({ searchParams }: Props) {
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const { q, status } = search;
  const cursor = cursorOf(search);
  const typed = typeof q === 'string' ? q.trim() : '';
  const key = keyOf(typed);
  if (key) redirect(`/admin/deals/${encodeURIComponent(key)}`);
  const asked = browseDealsInput.safeParse({ q: typed, status, cursor, limit: 50 });
  const found = await browseDeals(ctx, asked.success ? asked.data : { limit: 50 });
  if (!found.ok) notFound();
  const { items, nextCursor } = found.value;
  const query = new URLSearchParams(asked.data?.status ? { status: asked.data.status } : {});
  if (typed) query.set('q', typed);
  return (
    <AdminFrame current="/admin/deals">
      <PageHeading title="Deals" lead="In every status, the newest first." />
      <form action="/admin/deals" className="flex flex-wrap items-end gap-3 max-w-2xl">
        <div className="grow">
          <TextField name="q" label="Title, address of its page, or its id" defaultValue={typed} />
        </div>
        <Button kind="plain">Find</Button>
      </form>
      <StatusFilter statuses={dealStatuses} chosen={asked.data?.status ?? ''} path="/admin/deals" />
      {items.length > 0 ? (
        <Deals deals={items} />
      ) : (
        <EmptyState title="No deal stands so">
          <p>Look at all of them, or for another word of the title.</p>
        </EmptyState>
      )}
      <Pagination
        nextHref={nextCursor ? `/admin/deals?${withCursor(query, nextCursor)}` : null}
        firstHref={cursor ? `/admin/deals?${query}` : null}
      />
    </AdminFrame>
  );
}

function Deals({ deals }: { deals: readonly BrowsedDeal[] }) {
  return (
    <Table
      caption="Deals"
      rows={deals}
      keyOf={(deal) => deal.id}
      columns={[
        { title: 'Title', cell: (deal) => <a href={`/admin/deals/${deal.id}`}>{deal.title}</a> },
        { title: 'Status', cell: (deal) => <StatusBadge status={deal.status} /> },
        {
          title: 'Business',
          cell: ({ merchant }) => <a href={`/admin/merchants/${merchant.id}`}>{merchant.name}</a>,
        },
        { title: 'Price', isNumber: true, cell: (deal) => formatMoney(deal.price) },
        { title: 'Sold', isNumber: true, cell: (deal) => deal.unitsSold },
        { title: 'Made', cell: (deal) => dayInWords(deal.createdAt.slice(0, 10)) },
      ]}
    />
  );
}

/** The deal a pasted address or id names; null for words of a title. */
function keyOf(typed: string): string | null {
  const last = typed.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';
  return typed.includes('/') || /^deal_\w+$/.test(typed) ? last : null;
}

function withCursor(query: URLSearchParams, cursor: string): string {
  return String(new URLSearchParams([...query, ['cursor', cursor]]));
}
