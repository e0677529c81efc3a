import { ChangeTable } from '@/components/deals/review/change-table';
import { DecisionForm } from '@/components/deals/review/decision-form';
import { FindingList } from '@/components/deals/review/finding-list';
import { PlainRules } from '@/components/deals/review/plain-rules';
import { MerchantFacts } from '@/components/people/merchant-facts';
import { ButtonLink } from '@/components/ui/button';
import { SectionHeading } from '@/components/ui/page-heading';
import type { QueueItem } from '@/usecases/admin/get-queue';

/** What is decided about, and the decision below it. */
export function ItemPanel({ item }: { item: QueueItem }) {
  return (
    <section
      aria-labelledby="item"
      className="bg-card border border-ink p-4 sm:p-6 flex flex-col gap-6 min-w-0"
    >
      {item.kind === 'deal' ? <DealItem item={item} /> : <MerchantItem item={item} />}
    </section>
  );
}

function DealItem({ item }: { item: Extract<QueueItem, { kind: 'deal' }> }) {
  const { deal, merchant, findings, difference, summary, currency } = item;
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="item" className="voice-time text-2xl">
            {deal.title}
          </h2>
          <p className="text-ink-2">
            <a href={`/admin/merchants/${merchant.id}`}>{merchant.name}</a>, version {deal.version}
          </p>
        </div>
        <ButtonLink kind="plain" size="small" href={`/deals/${deal.id}`}>
          See it as a guest
        </ButtonLink>
      </header>
      <FindingList findings={findings} />
      {difference ? <ChangeTable changes={difference} currency={currency} /> : null}
      <div className="flex flex-col gap-2">
        <SectionHeading>What it says</SectionHeading>
        {deal.description ? <p className="whitespace-pre-line">{deal.description}</p> : null}
        <PlainRules rules={summary} />
      </div>
      <DecisionForm
        action={`/api/v1/admin/deals/${deal.id}/decisions`}
        backTo={`/admin/queue?item=${deal.id}`}
        version={deal.version}
        choices={[
          { value: 'approve', title: 'Approve', shortcut: 'a' },
          { value: 'ask', title: 'Ask for changes', shortcut: 'c' },
          { value: 'refuse', title: 'Refuse', shortcut: 'r' },
        ]}
      />
    </>
  );
}

function MerchantItem({ item }: { item: Extract<QueueItem, { kind: 'merchant' }> }) {
  const { merchant } = item;
  return (
    <>
      <header>
        <h2 id="item" className="voice-time text-2xl">
          {merchant.name}
        </h2>
        <p className="text-ink-2">
          <a href={`/admin/merchants/${merchant.id}`}>The business and its deals</a>
        </p>
      </header>
      <MerchantFacts merchant={merchant} />
      <DecisionForm
        action={`/api/v1/admin/merchants/${merchant.id}/decisions`}
        backTo={`/admin/queue?item=${merchant.id}`}
        choices={[
          { value: 'verify', title: 'Verify', shortcut: 'a' },
          { value: 'refuse', title: 'Refuse', shortcut: 'r' },
        ]}
      />
    </>
  );
}
