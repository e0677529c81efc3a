import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import { StatusBadge } from '@/components/deals/review/status-badge';
import { StatusFilter } from '@/components/deals/review/status-filter';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { PageHeading } from '@/components/ui/page-heading';
import { Table } from '@/components/ui/table';
import { listMerchants } from '@/usecases/admin/list-merchants';
import { listMerchantsInput } from '@/usecases/admin/list-merchants.input';
import { AdminFrame } from '../frame';

export const metadata: Metadata = { title: 'Businesses' };

const statuses = ['submitted', 'verified', 'suspended', 'refused', 'draft'];

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MerchantsPage({ searchParams }: Props) {
  const [ctx, { status, q }] = await Promise.all([pageContext(), searchParams]);
  const asked = listMerchantsInput.safeParse({ status, q: typeof q === 'string' ? q : undefined });
  const merchants = await listMerchants(ctx, asked.success ? asked.data : {});
  if (!merchants.ok && merchants.refusal.reason === 'not-found') notFound();
  return (
    <AdminFrame current="/admin/merchants">
      <PageHeading title="Businesses" />
      <form action="/admin/merchants" className="flex flex-wrap items-end gap-3 max-w-2xl">
        <div className="grow">
          <TextField name="q" label="Name" defaultValue={typeof q === 'string' ? q : ''} />
        </div>
        <Button kind="plain">Find</Button>
      </form>
      <StatusFilter
        statuses={statuses}
        chosen={typeof status === 'string' ? status : ''}
        path="/admin/merchants"
      />
      <Table
        caption="Businesses"
        rows={merchants.ok ? merchants.value : []}
        keyOf={(merchant) => merchant.id}
        columns={[
          {
            title: 'Name',
            cell: (merchant) => <a href={`/admin/merchants/${merchant.id}`}>{merchant.name}</a>,
          },
          { title: 'Status', cell: (merchant) => <StatusBadge status={merchant.status} /> },
          { title: 'Country', cell: (merchant) => merchant.country },
          { title: 'Currency', cell: (merchant) => merchant.currency },
          { title: 'Contact', cell: (merchant) => merchant.contactEmail },
        ]}
      />
    </AdminFrame>
  );
}
