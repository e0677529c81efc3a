import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cursorOf, pageContext } from '@/app/_web/page';
import { EventTable } from '@/components/ledger/event-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { listAudit } from '@/usecases/admin/list-audit';
import { listAuditInput } from '@/usecases/admin/list-audit.input';
import { AdminFrame } from '../frame';

export const metadata: Metadata = { title: 'Audit trail' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const { entity } = search;
  const cursor = cursorOf(search);
  const asked = listAuditInput.safeParse({ limit: 50, cursor, ...(entity ? { entity } : {}) });
  const found = asked.success ? await listAudit(ctx, asked.data) : null;
  if (found && !found.ok && found.refusal.reason === 'not-found') notFound();
  const { items, nextCursor } = found?.ok ? found.value : { items: [], nextCursor: null };
  const query = typeof entity === 'string' && entity ? `entity=${encodeURIComponent(entity)}&` : '';
  return (
    <AdminFrame current="/admin/audit">
      <PageHeading title="Audit trail" lead="Who changed what, the latest first. Rows are only ever added." />
      <form action="/admin/audit" className="flex flex-wrap items-end gap-3 max-w-2xl">
        <div className="grow">
          <TextField
            name="entity"
            label="Only this id"
            defaultValue={typeof entity === 'string' ? entity : ''}
            error={asked.success ? undefined : 'This is not an id.'}
          />
        </div>
        <Button kind="plain">Show</Button>
      </form>
      {items.length > 0 ? (
        <EventTable events={items} />
      ) : (
        <EmptyState title="Nothing on the record">
          <p>Changes of money, vouchers, roles and rules appear here with who made them.</p>
        </EmptyState>
      )}
      <Pagination
        nextHref={nextCursor ? `/admin/audit?${query}cursor=${nextCursor}` : null}
        firstHref={cursor ? `/admin/audit?${query.slice(0, -1)}` : null}
      />
    </AdminFrame>
  );
}
