import type { ClaimRow } from '@/db/claims/claims';
import type { OrderRow } from '@/db/orders/orders';
import { postLetter } from '@/db/outbox';
import { findMerchant } from '@/db/people/merchants';
import type { Tx } from '@/db/store';
import { findVenue } from '@/db/venues';
import { answerHours } from '@/domain/claims/claim';
import { given } from '@/domain/kernel/must';
import type { Instant } from '@/domain/time/wall';
import { localOf } from '@/domain/time/zone';
import type { Context } from '../../context';
import { orderLink } from '../../orders/parts/order-access';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
type Kind = 'opened' | 'asked' | 'contested' | 'upheld' | 'rejected' | 'appealed';
type Post = { readonly claim: ClaimRow; readonly order: OrderRow; readonly kind: Kind };

/** Writes to the guest, or for `asked` to the merchant: once per step of the claim. */
export async function postClaimLetter({ ctx, tx, now }: Work, post: Post): Promise<void> {
  const { claim, order, kind } = post;
  const venue = given(await findVenue(tx, order.venueId), 'the venue of an order exists');
  const merchant = given(await findMerchant(tx, order.merchantId), 'the merchant of an order exists');
  const isToMerchant = kind === 'asked';
  const visit = `${venue.name}, ${localOf(order.start, venue.timeZone).replace('T', ' ')}`;
  const until = localOf(claim.answerBy, venue.timeZone).replace('T', ' ');
  const { subject, line } = wordsOf(kind, { visit, until });
  const link = isToMerchant ? `${ctx.appUrl}/merchant/cases` : orderLink(ctx, order);
  await postLetter(tx, {
    topic: `claim-${kind}`,
    recipient: isToMerchant ? merchant.contactEmail : order.email,
    subject,
    body: [line, '', `Look at it here: ${link}`].join('\n'),
    dedupeKey: `claim-${kind}:${claim.id}`,
    createdAt: now,
  });
}

function wordsOf(kind: Kind, { visit, until }: { visit: string; until: string }) {
  switch (kind) {
    case 'opened':
      return {
        subject: `We look into it: ${visit}`,
        line: `You told us that something was wrong with ${visit}. The venue has until ${until} to answer. If it is silent, you get your money back without doing anything more.`,
      };
    case 'asked':
      return {
        subject: `A guest says something was wrong: ${visit}`,
        line: `Answer within ${answerHours} hours, until ${until}. Without an answer the guest gets the money back.`,
      };
    case 'contested':
      return {
        subject: `The venue sees it differently: ${visit}`,
        line: `The venue answered about ${visit}. A person of ours reads both sides now and decides.`,
      };
    case 'upheld':
      return {
        subject: `You get your money back: ${visit}`,
        line: `Your visit ${visit} was not as promised. Your money is on its way; the order shows every step of it.`,
      };
    case 'rejected':
      return {
        subject: `Decided about your visit: ${visit}`,
        line: `We read both sides about ${visit} and found that it was as promised. The reasons are on your order, where you may ask once for another person to look again.`,
      };
    case 'appealed':
      return {
        subject: `Somebody else looks again: ${visit}`,
        line: `Another person of ours reads everything about ${visit} again and decides.`,
      };
  }
}
