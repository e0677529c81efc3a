import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { DecisionForm } from '@/components/deals/review/decision-form';
import { DecisionHistory } from '@/components/deals/review/decision-history';
import { StatusBadge } from '@/components/deals/review/status-badge';
import { MerchantFacts } from '@/components/people/merchant-facts';
import { ReserveForm } from '@/components/settlement/reserve-form';
import { Notice } from '@/components/ui/notice';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { Table } from '@/components/ui/table';
import { sentenceOf } from '@/components/words/refusals';
import { inspectMerchant } from '@/usecases/admin/inspect-merchant';
import { AdminFrame } from '../../frame';

export const metadata: Metadata = { title: 'A business' };

const choicesIn: Readonly<Record<string, { value: string; title: string; shortcut: string }[]>> = {
  submitted: [
    { value: 'verify', title: 'Verify', shortcut: 'a' },
    { value: 'refuse', title: 'Refuse', shortcut: 'r' },
  ],
  verified: [{ value: 'suspend', title: 'Suspend and pause its deals', shortcut: 'r' }],
  suspended: [{ value: 'verify', title: 'Verify again', shortcut: 'a' }],
};

type Props = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MerchantPage({ params, searchParams }: Props) {
  const [ctx, { merchant: id }, refusal] = await Promise.all([
    pageContext(),
    params,
    pageRefusal(searchParams),
  ]);
  const found = await inspectMerchant(ctx, { id });
  if (!found.ok && found.refusal.reason === 'not-signed-in') redirect(`/sign-in?next=/admin/merchants/${id}`);
  if (!found.ok) notFound();
  const { merchant, deals, decisions, reserve } = found.value;
  const choices = choicesIn[merchant.status];
  return (
    <AdminFrame current="/admin/merchants">
      <PageHeading title={merchant.name} back={{ href: '/admin/merchants', title: 'Businesses' }}>
        <a href={`/admin/audit?entity=${id}`}>Audit trail</a>
      </PageHeading>
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      <MerchantFacts merchant={merchant} />
      <DecisionHistory decisions={decisions} />
      <SectionHeading>Deals</SectionHeading>
      <Table
        caption="Deals"
        rows={deals}
        keyOf={(deal) => deal.id}
        columns={[
          { title: 'Title', cell: (deal) => <a href={`/admin/deals/${deal.id}`}>{deal.title}</a> },
          { title: 'Status', cell: (deal) => <StatusBadge status={deal.status} /> },
          { title: 'Sold', isNumber: true, cell: (deal) => deal.unitsSold },
        ]}
      />
      <ReserveForm merchantId={id} reserve={reserve} idempotencyKey={formKey()} />
      {choices ? (
        <DecisionForm
          action={`/api/v1/admin/merchants/${id}/decisions`}
          backTo={`/admin/merchants/${id}`}
          choices={choices}
        />
      ) : null}
    </AdminFrame>
  );
}
