import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cardFormKey, formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { CardField } from '@/components/orders/card-field';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { sentenceOf } from '@/components/words/refusals';
import { addDays, dayOf } from '@/domain/time/zone';
import { getHold, type HoldView } from '@/usecases/orders/get-hold';
import { holdInput } from '@/usecases/orders/hold.input';
import { listDealSlots } from '@/usecases/slots/list-deal-slots';
import { HoldTimer } from './hold-timer';
import { OwnMeans } from './own-means';
import { PayForm } from './pay-form';
import { readMeans } from './read-means';
import { Summary } from './summary';

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } };

type Props = {
  readonly params: Promise<{ hold: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function CheckoutPage({ params, searchParams }: Props) {
  const input = holdInput.safeParse({ id: (await params).hold });
  const ctx = await pageContext();
  const found = input.success ? await getHold(ctx, input.data) : null;
  if (!found?.ok) notFound();
  const hold = found.value;
  const refusal = await pageRefusal(searchParams);
  if (hold.status !== 'open') return <Over hold={hold} />;
  const isGuest = ctx.actor.kind !== 'person';
  const means = await readMeans(hold, [(await searchParams).use].flat().map(String));
  return (
    <>
      <PageHeading title="Almost yours" />
      {refusal ? (
        <Notice kind="err" title="That did not work">
          {sentenceOf(refusal)} Nothing was taken, and your place is still kept.
        </Notice>
      ) : null}
      <div className="grid gap-8 lg:grid-cols-[1fr_22rem] items-start">
        <div className="flex flex-col gap-6 order-last lg:order-none">
          <HoldTimer hold={hold} extensionKey={formKey()} />
          {means ? <OwnMeans {...means} /> : null}
          <PayForm
            hold={hold}
            others={await otherHours(hold)}
            isGuest={isGuest}
            idempotencyKey={formKey()}
            refusal={refusal}
            split={means?.split ?? null}
          >
            <CardField publishableKey={await cardFormKey()} seed={hold.id} refusal={refusal} />
          </PayForm>
        </div>
        <Summary hold={hold} />
      </div>
    </>
  );
}

/** Discounted hours of the coming week that somebody in a group could come at instead. */
async function otherHours({ as, deal, slot }: HoldView) {
  if (as !== 'group') return [];
  const ctx = await pageContext();
  const from = dayOf(ctx.clock.now(), slot.timeZone);
  const found = await listDealSlots(ctx, { id: deal.id, from, until: addDays(from, 7), quantity: 1 });
  const hours = found.ok
    ? found.value.filter(({ start, percentOff }) => start !== slot.start && percentOff > 0)
    : [];
  return hours.filter(({ local }) => local.endsWith(':00')).slice(0, 12);
}

function Over({ hold }: { hold: HoldView }) {
  const again = `/deals/${hold.deal.slug}?at=${hold.slot.start}#buy`;
  if (hold.status === 'bought')
    return (
      <EmptyState
        title="This is bought already"
        action={<ButtonLink href="/my/orders">Your orders</ButtonLink>}
      >
        <p>The confirmation is in your mail, with the link to your order.</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title="Your ten minutes are over"
      action={<ButtonLink href={again}>Take the same time again</ButtonLink>}
    >
      <p>Nothing was taken. If the place is still free you can have it again, at the price it has now.</p>
    </EmptyState>
  );
}
