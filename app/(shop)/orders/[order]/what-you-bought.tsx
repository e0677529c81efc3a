import { ButtonLink } from '@/components/ui/button';
import { counted } from '@/components/words/labels';
import { formatMoney } from '@/components/words/money';
import { isOver } from '@/domain/orders/order';
import { instantOf } from '@/domain/time/iso';
import type { OwnOrder } from '@/usecases/orders/get-order';

type Props = { readonly order: OwnOrder; readonly token: string; readonly now: number };

/** The ticket of an order: what, where, why at this price, and the codes while there is a visit to show them at. */
export function WhatYouBought({ order, token, now }: Props) {
  const isGone = isOver(order.status);
  const isToCome = !isGone && instantOf(order.slot.end) > now;
  return (
    <section aria-label="What you bought" className="bg-card border-2 border-ink">
      <div className={isGone ? 'bg-sunk p-4' : 'bg-lime text-on-lime p-4'}>
        <p className="text-sm">{order.venue.name}</p>
        <h2 className="voice-time text-2xl">
          <a href={`/deals/${order.deal.slug}`} className="no-underline">
            {order.deal.title}
          </a>
        </h2>
      </div>
      <div className="tear p-4 flex flex-col gap-3">
        <p>{order.venue.address}</p>
        <p className="flex items-end justify-between gap-3">
          <span className="text-sm text-ink-2">
            {order.quantity > 1 ? `${counted(order.quantity, 'package')}. ` : ''}
            {order.because}.
          </span>
          <span className="voice-time text-3xl">{formatMoney(order.price)}</span>
        </p>
        {isGone ? null : <Codes order={order} token={token} />}
        {isToCome ? (
          <p className="text-sm">
            <a
              href={`/api/v1/orders/${order.id}/calendar${token}`}
              className="inline-flex min-h-11 items-center"
            >
              Add to your calendar
            </a>
          </p>
        ) : null}
        {order.moving.isPossible ? (
          <p className="text-sm">
            <a href={`/orders/${order.id}/reschedule${token}`} className="inline-flex min-h-11 items-center">
              Take another time
            </a>
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Codes({ order, token }: Pick<Props, 'order' | 'token'>) {
  return (order.vouchers ?? []).map((voucher) => (
    <p
      key={voucher.id}
      className="flex flex-wrap items-center justify-between gap-3 border-t border-rule pt-3"
    >
      <span className="voice-code text-lg">{voucher.code}</span>
      <ButtonLink href={`/vouchers/${voucher.id}${token}`}>Show the voucher</ButtonLink>
    </p>
  ));
}
