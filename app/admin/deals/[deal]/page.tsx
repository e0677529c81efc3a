import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { DecisionHistory } from '@/components/deals/review/decision-history';
import { PlainRules } from '@/components/deals/review/plain-rules';
import { StatusBadge } from '@/components/deals/review/status-badge';
import { StopForm } from '@/components/deals/review/stop-form';
import { Notice } from '@/components/ui/notice';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { counted } from '@/components/words/labels';
import { sentenceOf } from '@/components/words/refusals';
import { inspectDeal } from '@/usecases/admin/inspect-deal';
import { AdminFrame } from '../../frame';

export const metadata: Metadata = { title: 'A deal' };

type Props = {
  params: Promise<{ deal: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function InspectDealPage({ params, searchParams }: Props) {
  const [ctx, { deal: key }, refusal] = await Promise.all([pageContext(), params, pageRefusal(searchParams)]);
  const found = await inspectDeal(ctx, { key: decodeURIComponent(key) });
  if (!found.ok && found.refusal.reason === 'not-signed-in') redirect(`/sign-in?next=/admin/deals/${key}`);
  if (!found.ok) notFound();
  const { deal, merchant, summary, decisions } = found.value;
  const canStop = deal.status === 'live' || deal.status === 'paused';
  return (
    <AdminFrame current="/admin/deals">
      <PageHeading
        title={deal.title}
        back={{ href: '/admin/deals', title: 'Deals' }}
        lead={
          <>
            <StatusBadge status={deal.status} /> by{' '}
            <a href={`/admin/merchants/${merchant.id}`}>{merchant.name}</a>, {versionWords(deal)},{' '}
            {counted(deal.unitsSold, 'package')} sold
          </>
        }
      >
        <span className="flex gap-4">
          <a href={`/deals/${deal.slug}`}>Page</a>
          <a href={`/admin/audit?entity=${deal.id}`}>Audit trail</a>
        </span>
      </PageHeading>
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      {deal.status === 'stopped' ? (
        <Notice kind="warn" title="Stopped">
          It is off sale for good. Vouchers stay valid.
        </Notice>
      ) : null}
      <section className="flex flex-col gap-2" aria-labelledby="rules">
        <SectionHeading id="rules">What it says</SectionHeading>
        <PlainRules rules={summary} />
      </section>
      <DecisionHistory decisions={decisions} />
      {canStop ? (
        <StopForm action={`/api/v1/admin/deals/${deal.id}/stops`} backTo={`/admin/deals/${deal.id}`} />
      ) : null}
    </AdminFrame>
  );
}

function versionWords({ version, liveVersion }: { version: number; liveVersion: number | null }): string {
  if (liveVersion === null) return `version ${version}, never sold`;
  return liveVersion === version ? `version ${version}` : `version ${version}, version ${liveVersion} sells`;
}
