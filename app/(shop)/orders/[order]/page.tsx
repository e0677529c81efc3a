import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { OrderStatus, standingOf } from '@/components/orders/order-status';
import { ButtonLink } from '@/components/ui/button';
import { LiveRefresh } from '@/components/ui/live/live-refresh';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { accessQuery } from '@/components/words/access';
import { sentenceOf } from '@/components/words/refusals';
import { whenInWords } from '@/components/words/when';
import { getGroupState } from '@/usecases/groups/get-group-state';
import { getOrder, type OwnOrder } from '@/usecases/orders/get-order';
import { getOrderInput } from '@/usecases/orders/get-order.input';
import { After } from './after';
import { CancelForm } from './cancel-form';
import { MendForm } from './mend-form';
import { WhatYouBought } from './what-you-bought';
import { YourGroup } from './your-group';
import { YourPledge } from './your-pledge';

export const metadata: Metadata = { title: 'Your order', robots: { index: false } };

type Props = {
  readonly params: Promise<{ order: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function OrderPage({ params, searchParams }: Props) {
  const accessToken = [(await searchParams).accessToken].flat()[0];
  const input = getOrderInput.safeParse({ id: (await params).order, accessToken });
  const ctx = await pageContext();
  const found = input.success ? await getOrder(ctx, input.data) : null;
  if (!found?.ok) notFound();
  const order = found.value;
  const refusal = await pageRefusal(searchParams);
  const token = accessQuery(accessToken);
  const isMoving = isUnderWay(order);
  return (
    <>
      {isMoving ? <Live order={order} /> : null}
      <PageHeading
        title={whenInWords(order.slot.local)}
        back={ctx.actor.kind === 'person' ? { href: '/my/orders', title: 'Your orders' } : undefined}
        lead={`${order.deal.title} at ${order.venue.name}`}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      <Standing order={order} />
      {(order.actionUrl ?? order.moving.actionUrl) ? (
        <p>
          <ButtonLink href={order.actionUrl ?? order.moving.actionUrl ?? ''}>Go to your bank</ButtonLink>
        </p>
      ) : null}
      <div className="grid gap-8 lg:grid-cols-2 items-start">
        <WhatYouBought order={order} token={token} now={ctx.clock.now()} />
        <div className="flex flex-col gap-6">
          <MendForm order={order} accessToken={accessToken} />
          <YourPledge id={order.id} accessToken={accessToken} />
          {order.group ? <YourGroup group={order.group} appUrl={ctx.appUrl} /> : null}
          <After order={order} accessToken={accessToken} refusal={refusal} />
          <CancelForm order={order} query={token} />
        </div>
      </div>
    </>
  );
}

/** In a group that gathers only the group can change it; else the page itself is asked again. */
async function Live({ order: { status, group } }: { order: OwnOrder }) {
  const isIn = status === 'authorised' || status === 'paid';
  if (!isIn || group?.status !== 'open') return <LiveRefresh everySeconds={5} />;
  const state = await getGroupState(await pageContext(), { id: group.id });
  const seen = state.ok ? JSON.stringify(state.value) : '';
  return <LiveRefresh everySeconds={2} watch={{ address: `/api/v1/groups/${group.id}/state`, seen }} />;
}

/** Where the card failed and another one is asked for, no bank has a question. */
function Standing({ order: { mendUntil, actionUrl, status, price, group } }: { order: OwnOrder }) {
  if (mendUntil !== undefined && actionUrl === undefined) return null;
  return <OrderStatus status={standingOf({ status, group })} price={price} />;
}

/** Something is about to change by itself: the page asks again. */
function isUnderWay({ status, group, refunds = [] }: OwnOrder): boolean {
  const isWaiting = ['authorised', 'taken', 'pending', 'action-required'].includes(
    standingOf({ status, group }),
  );
  return isWaiting || refunds.some((one) => one.status !== 'confirmed' && one.status !== 'action-needed');
}
