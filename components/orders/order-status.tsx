import type { Money } from '@/domain/money/money';
import type { OrderStatus as OrderState } from '@/domain/orders/order';
import { Notice } from '../ui/notice';
import { formatMoney } from '../words/money';

/** What became of an order, in a sentence. `taken`: paid, and its group is still open. */
export function OrderStatus({ status, price }: { status: OrderState; price: Money }) {
  const { kind, title, text } = wordsOf(status, formatMoney(price));
  return (
    <Notice kind={kind} title={title}>
      {text}
    </Notice>
  );
}

/** What is paid while its group is open may still go back. */
export function standingOf({
  status,
  group,
}: {
  status: OrderState;
  group: { readonly status: 'open' | 'tipped' | 'failed' } | null;
}): OrderState {
  return status === 'paid' && group?.status === 'open' ? 'taken' : status;
}

export const orderNames: Record<OrderState, string> = {
  'action-required': 'Waits for your bank',
  pending: 'Being settled',
  authorised: 'In an open group',
  taken: 'Paid, group open',
  paid: 'Paid',
  declined: 'Declined',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  'partly-refunded': 'Partly refunded',
};

function wordsOf(status: OrderState, price: string) {
  switch (status) {
    case 'action-required':
      return {
        kind: 'warn',
        title: 'Your bank asks you first',
        text: 'Confirm the payment there; your place is kept meanwhile.',
      } as const;
    case 'pending':
      return {
        kind: 'info',
        title: 'We wait for the bank',
        text: 'You may close this page: we write to you as soon as it is settled.',
      } as const;
    case 'authorised':
      return {
        kind: 'info',
        title: 'You are in',
        text: `${price} is reserved on your card. It is taken only when the group goes ahead.`,
      } as const;
    case 'taken':
      return {
        kind: 'info',
        title: 'You are in',
        text: `${price} was taken, as it cannot be reserved. If the group does not come together, all of it goes back to you.`,
      } as const;
    case 'paid':
      return {
        kind: 'ok',
        title: 'It is yours',
        text: `You paid ${price}. Show the code at the till.`,
      } as const;
    case 'declined':
      return {
        kind: 'err',
        title: 'Your bank said no',
        text: 'Nothing was taken. You can try again with another card.',
      } as const;
    case 'cancelled':
      return { kind: 'warn', title: 'Cancelled', text: 'Nothing was taken.' } as const;
    case 'refunded':
      return {
        kind: 'warn',
        title: 'Refunded',
        text: `${price} goes back to you. Below you see how far it is.`,
      } as const;
    case 'partly-refunded':
      return {
        kind: 'warn',
        title: 'Partly refunded',
        text: 'A part of the price goes back to you. Below you see how far it is.',
      } as const;
  }
}
