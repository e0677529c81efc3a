import type { OrderRow } from '@/db/orders/orders';
import { postLetter } from '@/db/outbox';
import type { Tx } from '@/db/store';
import { findVenue } from '@/db/venues';
import { given } from '@/domain/kernel/must';
import { minor } from '@/domain/money/money';
import { printMoney } from '@/domain/money/print';
import type { Instant } from '@/domain/time/wall';
import { localOf } from '@/domain/time/zone';
import type { Context } from '../../context';
import { orderLink } from './order-access';

export type LetterKind =
  | 'paid'
  | 'joined'
  | 'tipped'
  | 'group-failed'
  | 'declined'
  | 'cancelled'
  | 'refund-failed';
type Post = {
  readonly ctx: Context;
  readonly order: OrderRow;
  readonly kind: LetterKind;
  readonly now: Instant;
};

/** Writes to the buyer, once per kind and order, in the transaction that is the reason. */
export async function postOrderLetter(tx: Tx, { ctx, order, kind, now }: Post): Promise<void> {
  const venue = given(await findVenue(tx, order.venueId), 'the venue of an order exists');
  const when = localOf(order.start, venue.timeZone).replace('T', ' ');
  const price = printMoney(minor(order.priceMinor), order.currency);
  const { subject, line } = wordsOf(kind, { when, price, venue: venue.name });
  const body = [line, '', `Your order: ${orderLink(ctx, order)}`].join('\n');
  const letter = { topic: `order-${kind}`, recipient: order.email, subject, body };
  await postLetter(tx, { ...letter, dedupeKey: `${kind}:${order.id}`, createdAt: now });
}

type Facts = { readonly when: string; readonly price: string; readonly venue: string };

function wordsOf(kind: LetterKind, { when, price, venue }: Facts): { subject: string; line: string } {
  const visit = `${venue}, ${when}`;
  switch (kind) {
    case 'paid':
      return {
        subject: `Your voucher: ${visit}`,
        line: `You paid ${price} for ${visit}. Show the code at the till.`,
      };
    case 'joined':
      return {
        subject: `You are in: ${visit}`,
        line: `You joined the group for ${visit}. Nothing is taken until it tips.`,
      };
    case 'tipped':
      return { subject: `Your group tipped: ${visit}`, line: `Enough people joined for ${visit}.` };
    case 'group-failed':
      return {
        subject: `Your group did not come together: ${visit}`,
        line: `The group for ${visit} closed. You pay nothing; the hold on your card is let go.`,
      };
    case 'declined':
      return {
        subject: `Your payment did not go through: ${visit}`,
        line: `Your card did not pay ${price} for ${visit}. The place is free again; you owe nothing.`,
      };
    case 'cancelled':
      return { subject: `Cancelled: ${visit}`, line: `Your order for ${visit} is cancelled.` };
    case 'refund-failed':
      return {
        subject: `We need another account for your refund: ${visit}`,
        line: `${price} for ${visit} could not be sent back to your card. Open your order and tell us where to send it.`,
      };
  }
}
