import type { Metadata } from 'next';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { QueueKeys } from '@/components/deals/review/queue-keys';
import { type Waiting, WaitingList } from '@/components/deals/review/waiting-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { counted } from '@/components/words/labels';
import { sentenceOf } from '@/components/words/refusals';
import { getQueue, type QueueItem } from '@/usecases/admin/get-queue';
import { AdminFrame } from '../frame';
import { ItemPanel } from './item-panel';

export const metadata: Metadata = { title: 'Queue' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function QueuePage({ searchParams }: Props) {
  const [ctx, search, refusal] = await Promise.all([pageContext(), searchParams, pageRefusal(searchParams)]);
  const queue = await getQueue(ctx, { limit: 100 });
  const items = queue.ok ? queue.value.items : [];
  const chosen = Math.max(
    0,
    items.findIndex((one) => one.id === search.item),
  );
  const item = items[chosen];
  return (
    <AdminFrame current="/admin/queue">
      <PageHeading
        title="Queue"
        lead={items.length > 0 ? `${counted(items.length, 'thing')} to decide, who waits longest first.` : ''}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      {search.decided && !refusal ? <Notice kind="ok">Decided. A mail tells its owner.</Notice> : null}
      {item ? (
        <div className="grid grid-cols-1 gap-6 lg:grid-cols-[18rem_1fr] items-start">
          <div className="flex flex-col gap-3 min-w-0">
            <WaitingList items={items.map(waitingOf)} chosen={item.id} />
            <QueueKeys previous={hrefOf(items[chosen - 1])} next={hrefOf(items[chosen + 1])} />
          </div>
          <ItemPanel item={item} />
        </div>
      ) : (
        <EmptyState title="All clear">
          <p>
            Nothing waits for a decision. New businesses and deals appear here as soon as they are submitted.
          </p>
        </EmptyState>
      )}
    </AdminFrame>
  );
}

function waitingOf(item: QueueItem): Waiting {
  const isDeal = item.kind === 'deal';
  return {
    id: item.id,
    href: hrefOf(item) ?? '',
    kind: kindOf(item),
    title: isDeal ? item.deal.title : item.merchant.name,
    from: isDeal ? item.merchant.name : item.merchant.country,
    submittedAt: item.submittedAt,
    findings: item.findings.length,
  };
}

function kindOf(item: QueueItem): string {
  if (item.kind === 'merchant') return 'Business';
  return item.difference ? 'Edit' : 'Deal';
}

function hrefOf(item: QueueItem | undefined): string | null {
  return item ? `/admin/queue?item=${item.id}` : null;
}
