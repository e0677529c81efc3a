import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { WaitForm } from '@/components/slots/wait-form';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { sentenceOf } from '@/components/words/refusals';
import { whenInWords } from '@/components/words/when';
import { exponentOf } from '@/domain/money/currency';
import { dayOf } from '@/domain/time/zone';
import type { DealView } from '@/usecases/deals/deal-view';
import { instant } from '@/usecases/pieces.input';
import { listFullStarts } from '@/usecases/slots/list-full-starts';
import { type Asked, addressOf, readAsked, readDeal } from '../read';

export const metadata: Metadata = { title: 'Wait for a place', robots: { index: false } };

type Props = {
  readonly params: Promise<{ deal: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function WaitPage({ params, searchParams }: Props) {
  const deal = await readDeal((await params).deal);
  if (!deal) notFound();
  const asked = readAsked(await searchParams);
  const [ctx, refusal] = await Promise.all([pageContext(), pageRefusal(searchParams)]);
  const full = await fullStart(deal, asked);
  const back = addressOf(deal, asked);
  return (
    <>
      <PageHeading
        title="Wait for a place"
        back={{ href: back, title: 'The deal' }}
        lead={`${deal.title} at ${deal.venue.name}${full ? `, ${whenInWords(full.local)}` : ''}`}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      {full ? (
        <WaitForm
          dealId={deal.id}
          start={full.start}
          quantity={asked.people}
          price={full.price}
          decimals={exponentOf(full.price.currency)}
          isGuest={ctx.actor.kind !== 'person'}
          backTo={`/deals/${deal.slug}/wait?at=${full.start}&people=${asked.people}`}
        />
      ) : (
        <EmptyState
          title="Nobody has to wait here"
          action={<ButtonLink href={back}>Back to the deal</ButtonLink>}
        >
          <p>There are places at this time, or none is ever sold then.</p>
        </EmptyState>
      )}
    </>
  );
}

async function fullStart(deal: DealView, { at, people }: Asked) {
  const start = instant.safeParse(at);
  if (!start.success) return null;
  const day = dayOf(start.data, deal.venue.timeZone);
  const found = await listFullStarts(await pageContext(), { id: deal.id, day, quantity: people });
  return (found.ok && found.value.find((one) => one.start === at)) || null;
}
