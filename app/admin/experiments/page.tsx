import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Table, type TableColumn } from '@/components/ui/table';
import { printPercent } from '@/domain/money/print';
import { type ExperimentView, listExperiments } from '@/usecases/admin/list-experiments';
import { AdminFrame } from '../frame';

export const metadata: Metadata = { title: 'Experiments' };

const columns: readonly TableColumn<ExperimentView>[] = [
  { title: 'Venue', cell: ({ venueName }) => venueName },
  { title: 'From', cell: ({ measuring }) => measuring.fromMonday },
  { title: 'Until', cell: ({ measuring }) => measuring.untilMonday ?? 'it is stopped' },
  { title: 'Left out', cell: ({ measuring }) => `${printPercent(measuring.shareBps / 100)} of weeks` },
  {
    title: 'Weeks left out next',
    cell: ({ weeks }) =>
      weeks
        .filter(({ isLeftOut }) => isLeftOut)
        .map(({ week }) => week)
        .join(', ') || 'none of the next 20',
  },
  {
    title: 'Two prices',
    cell: ({ soldInLeftOut }) =>
      soldInLeftOut === 0 ? <Badge kind="ok">nobody</Badge> : <Badge kind="err">{soldInLeftOut} sales</Badge>,
  },
  { title: '', cell: (one) => <Stop {...one} /> },
];

export default async function ExperimentsPage() {
  const listed = await listExperiments(await pageContext(), {});
  if (!listed.ok && listed.refusal.reason === 'not-found') notFound();
  const experiments = listed.ok ? listed.value : [];
  return (
    <AdminFrame current="/admin/experiments">
      <PageHeading
        title="Experiments"
        lead="Venues that leave out whole weeks by lot. The seed, the venue and the week alone decide, never a person."
      />
      {experiments.length > 0 ? (
        <Table
          caption="Venues that measure"
          columns={columns}
          rows={experiments}
          keyOf={({ venueId }) => venueId}
        />
      ) : (
        <EmptyState title="No venue measures yet">
          <p>Owners begin on their page of results.</p>
        </EmptyState>
      )}
    </AdminFrame>
  );
}

function Stop({ venueId, venueName, measuring }: ExperimentView) {
  if (measuring.untilMonday !== null) return null;
  return (
    <form method="post" action={`/api/v1/admin/experiments/${venueId}/stops`}>
      <Button kind="danger" size="small" aria-label={`Stop at ${venueName}`}>
        Stop
      </Button>
    </form>
  );
}
