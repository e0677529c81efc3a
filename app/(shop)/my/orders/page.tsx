import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cursorOf, pageContext } from '@/app/_web/page';
import { orderNames, standingOf } from '@/components/orders/order-status';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { formatMoney } from '@/components/words/money';
import { whenInWords } from '@/components/words/when';
import { listOrders } from '@/usecases/orders/list-orders';

export const metadata: Metadata = { title: 'Your orders', robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrdersPage({ searchParams }: Props) {
  const cursor = cursorOf(await searchParams);
  const list = await listOrders(await pageContext(), { limit: 24, cursor });
  if (!list.ok) redirect('/sign-in?next=/my/orders');
  const { items, nextCursor } = list.value;
  if (items.length === 0 && !cursor)
    return (
      <EmptyState
        title="Your orders will be here"
        action={<ButtonLink href="/deals">Find a quiet hour</ButtonLink>}
      >
        <p>Everything you buy, alone or in a group, with what you paid and what you may still cancel.</p>
      </EmptyState>
    );
  return (
    <>
      <PageHeading title="Your orders" />
      <ul className="flex flex-col gap-2">
        {items.map((order) => (
          <li
            key={order.id}
            className="relative bg-card border border-ink p-4 grid grid-cols-[1fr_auto] sm:grid-cols-[12rem_1fr_auto_6rem] items-center gap-x-6 gap-y-1 hover:bg-sunk"
          >
            <span className="voice-time text-lg max-sm:col-span-2">{whenInWords(order.slot.local)}</span>
            <span className="max-sm:col-span-2">
              <a href={`/orders/${order.id}`} className="font-semibold after:absolute after:inset-0">
                {order.deal.title}
              </a>
              <span className="block text-sm text-ink-2">{order.venue.name}</span>
            </span>
            <Badge kind={order.status === 'paid' ? 'ok' : 'plain'}>{orderNames[standingOf(order)]}</Badge>
            <span className="voice-time text-xl text-end">{formatMoney(order.price)}</span>
          </li>
        ))}
      </ul>
      <Pagination
        nextHref={nextCursor ? `/my/orders?cursor=${nextCursor}` : null}
        firstHref={cursor ? '/my/orders' : null}
      />
    </>
  );
}
