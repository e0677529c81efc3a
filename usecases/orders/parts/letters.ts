import { type SoldTerms, soldTerms } from '@/db/deals/deal-terms';
import type { OrderRow } from '@/db/orders/orders';
import { postLetter } from '@/db/outbox';
import type { RefundRow } from '@/db/refunds/refunds';
import type { Tx } from '@/db/store';
import { minor } from '@/domain/money/money';
import { printMoney } from '@/domain/money/print';
import { cancelUntil } from '@/domain/orders/cancel';
import { printLocal } from '@/domain/time/print';
import type { Instant, Zone } from '@/domain/time/wall';
import { localOf } from '@/domain/time/zone';
import type { Context } from '../../context';
import { type GroupLetterKind, isGroupLetter, wordsOfGroup } from './group-letters';
import { calendarLink, orderLink } from './order-access';
import { withdrawalOf } from './withdrawal';

/** What happens to an order and is written to its buyer. */
export const letterKinds = [
  'paid',
  'declined',
  'cancelled',
  'called-off',
  'rescheduled',
  'not-rescheduled',
  'expired',
  'price-dropped',
  'refund-confirmed',
  'refund-failed',
] as const;
type LetterKind = GroupLetterKind | (typeof letterKinds)[number];
type Post = {
  readonly ctx: Context;
  readonly order: OrderRow;
  readonly kind: LetterKind;
  readonly now: Instant;
  /** The refund it is about; each new way it is tried is an event of its own. */
  readonly refund?: Pick<RefundRow, 'id' | 'actId' | 'amountMinor' | 'reference'> | null;
  /** What goes back in all. */
  readonly backMinor?: number;
  /** What happened, where it can happen to an order more than once. */
  readonly event?: string;
};

/** Writes to the buyer, once per kind and event, in the transaction that is the reason. */
export async function postOrderLetter(tx: Tx, post: Post): Promise<void> {
  const { ctx, order, kind, now } = post;
  const sold = await soldTerms(tx, order.dealId, order.dealVersion);
  const { subject, line } = wordsOf(kind, factsOf(post, sold.venue));
  const toKeep = kind === 'paid' ? linesToKeep(post, sold) : [];
  const body = [line, '', `Your order: ${orderLink(ctx, order)}`, ...toKeep].join('\n');
  const letter = { topic: `order-${kind}`, recipient: order.email, subject, body };
  await postLetter(tx, { ...letter, dedupeKey: `${kind}:${eventOf(post)}`, createdAt: now });
}

/** What stays true after the purchase: the day in a calendar, and until when it may be undone. */
function linesToKeep({ ctx, order, now }: Post, sold: SoldTerms): string[] {
  const { start } = order;
  const free = cancelUntil({ start, cancelHoursBefore: sold.terms.cancelHoursBefore });
  const until = Math.max(free, withdrawalOf(order, sold) ?? free);
  const rule =
    until > now ? `Free to cancel until ${clockAt(until, sold.venue.timeZone)}.` : 'It cannot be cancelled.';
  return [`For your calendar: ${calendarLink(ctx, order)}`, '', rule];
}

function clockAt(at: Instant, zone: Zone): string {
  return printLocal(localOf(at, zone));
}

function eventOf({ order, refund, event }: Post): string {
  return refund ? `${refund.id}:${refund.actId}` : (event ?? order.id);
}

type Facts = {
  readonly when: string;
  readonly price: string;
  readonly venue: string;
  /** When it happened, by the venue's clock. */
  readonly at: string;
  readonly back: string | null;
  readonly reference: string;
};

function factsOf(
  { order, now, refund, backMinor = refund?.amountMinor ?? 0 }: Post,
  venue: { name: string; timeZone: string },
): Facts {
  const print = (amountMinor: number) => printMoney(minor(amountMinor), order.currency);
  const clock = (at: Instant) => clockAt(at, venue.timeZone);
  return {
    when: clock(order.start),
    price: print(order.priceMinor),
    venue: venue.name,
    at: `${clock(now)} (${venue.timeZone})`,
    back: backMinor > 0 ? print(backMinor) : null,
    reference: refund?.reference ?? '',
  };
}

function wordsOf(kind: LetterKind, facts: Facts): { subject: string; line: string } {
  const { price, at, back, reference } = facts;
  const visit = `${facts.venue}, ${facts.when}`;
  if (isGroupLetter(kind)) return wordsOfGroup(kind, { visit, price, back, venue: facts.venue });
  switch (kind) {
    case 'paid':
      return {
        subject: `Your voucher: ${visit}`,
        line: `You paid ${price} for ${visit}. Your order shows the code and its square for the till.`,
      };
    case 'declined':
      return {
        subject: `Your payment did not go through: ${visit}`,
        line: `Your card did not pay ${price} for ${visit}. The place is free again; you owe nothing.`,
      };
    case 'cancelled':
      return {
        subject: `Cancelled: ${visit}`,
        line: `This is your receipt: you cancelled your order for ${visit} on ${at}. ${
          back ? `${back} goes back the way you paid.` : 'Nothing was taken.'
        }`,
      };
    case 'called-off':
      return {
        subject: `Called off: ${visit}`,
        line: `${facts.venue} cannot welcome you on ${facts.when} and is sorry. ${
          back ? `${back} goes back the way you paid.` : 'Nothing was taken.'
        }`,
      };
    case 'rescheduled':
      return {
        subject: `Your visit has moved: ${visit}`,
        line: `Your visit is now at ${visit} and costs ${price}. Your voucher keeps its code.`,
      };
    case 'not-rescheduled':
      return {
        subject: `Your visit stays where it was: ${visit}`,
        line: `The difference for another time was not paid, so nothing was taken and your visit stays at ${visit}.`,
      };
    case 'price-dropped':
      return {
        subject: `${back} comes back to you: ${visit}`,
        line: `${visit} now costs less than you paid. The difference of ${back} goes back to your card; your visit stays as it is.`,
      };
    case 'expired':
      return {
        subject: `Nobody came: ${visit}`,
        line: `Your voucher for ${visit} was not used and has expired. What you paid is not lost: ${back} goes back the way you paid.`,
      };
    case 'refund-confirmed':
      return {
        subject: `${back} is on its way back: ${visit}`,
        line: `Your bank was told on ${at} to give you ${back}. Ask your bank for it by the reference ${reference}.`,
      };
    case 'refund-failed':
      return {
        subject: `We need another account for your refund: ${visit}`,
        line: `${back} for ${visit} could not be sent back to your card. It is kept for you. Open your order and tell us where to send it.`,
      };
  }
}
