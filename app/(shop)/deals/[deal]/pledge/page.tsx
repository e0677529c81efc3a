import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cardFormKey, formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { PledgeForm } from '@/components/groups/pledge-form';
import { CardField } from '@/components/orders/card-field';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { sentenceOf } from '@/components/words/refusals';
import { exponentOf } from '@/domain/money/currency';
import { instantOf } from '@/domain/time/iso';
import { addDays, dayOf, hourMs } from '@/domain/time/zone';
import type { DealView } from '@/usecases/deals/deal-view';
import { listDealSlots } from '@/usecases/slots/list-deal-slots';
import { readDeal } from '../read';

export const metadata: Metadata = { title: 'Name several hours', robots: { index: false } };

type Props = {
  readonly params: Promise<{ deal: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const daysAhead = 8;

export default async function PledgePage({ params, searchParams }: Props) {
  const deal = await readDeal((await params).deal);
  if (deal?.group?.scope !== 'slot') notFound();
  const ctx = await pageContext();
  const refusal = await pageRefusal(searchParams);
  const key = formKey();
  const hours = await hoursOf(deal, deal.group.closesHoursBefore);
  const [dearest] = hours.map(({ groupPrice }) => groupPrice).sort((one, other) => other.amount - one.amount);
  return (
    <>
      <PageHeading
        title="Name several hours"
        back={{ href: `/deals/${deal.slug}`, title: 'The deal' }}
        lead={`${deal.title} at ${deal.venue.name}`}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      {dearest ? (
        <PledgeForm
          dealId={deal.id}
          hours={hours}
          ceiling={dearest}
          decimals={exponentOf(dearest.currency)}
          isGuest={ctx.actor.kind !== 'person'}
          idempotencyKey={key}
          backTo={`/deals/${deal.slug}/pledge`}
        >
          <CardField publishableKey={await cardFormKey()} seed={key} refusal={refusal} />
        </PledgeForm>
      ) : (
        <EmptyState
          title="No group can be gathered in the coming days"
          action={<ButtonLink href={`/deals/${deal.slug}`}>Back to the deal</ButtonLink>}
        >
          <p>Come back closer to the day you would like, or buy an hour alone.</p>
        </EmptyState>
      )}
    </>
  );
}

/** Hours whose group can be joined now: within the hold of a card, and before the close. */
async function hoursOf(deal: DealView, closesHoursBefore: number) {
  const ctx = await pageContext();
  const now = ctx.clock.now();
  const from = dayOf(now, deal.venue.timeZone);
  const found = await listDealSlots(ctx, { id: deal.id, from, until: addDays(from, daysAhead), quantity: 1 });
  if (!found.ok) return [];
  return found.value.flatMap(({ start, local, groupPrice }) => {
    const closes = instantOf(start) - closesHoursBefore * hourMs;
    const isOpen = now < closes && now >= closes - ctx.payments.holdMillis;
    return groupPrice && isOpen ? [{ start, local, groupPrice }] : [];
  });
}
