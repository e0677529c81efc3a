import { type ClaimRow, stepsOfClaim } from '@/db/claims/claims';
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
export const toGuest = ['opened', 'contested', 'upheld', 'rejected', 'appealed'] as const;
export const toMerchant = ['asked', 'lost', 'won', 'reopened'] as const;
type Kind = (typeof toGuest)[number] | (typeof toMerchant)[number];
type Post = { readonly claim: ClaimRow; readonly order: OrderRow; readonly kind: Kind };

/** Writes to the guest or to the merchant: once for each step of the claim, and a step may come again after an appeal. */
export async function postClaimLetter({ ctx, tx, now }: Work, post: Post): Promise<void> {
  const { claim, order, kind } = post;
  const venue = given(await findVenue(tx, order.venueId), 'the venue of an order exists');
  const merchant = given(await findMerchant(tx, order.merchantId), 'the merchant of an order exists');
  const isToMerchant = toMerchant.some((one) => one === kind);
  const { length: step } = await stepsOfClaim(tx, claim.id);
  const visit = `${venue.name}, ${localOf(order.start, venue.timeZone).replace('T', ' ')}`;
  const until = localOf(claim.answerBy, venue.timeZone).replace('T', ' ');
  const { subject, line } = wordsOf(kind, { visit, until });
  const link = isToMerchant ? `${ctx.appUrl}/merchant/cases` : orderLink(ctx, order);
  await postLetter(tx, {
    topic: `claim-${kind}`,
    recipient: isToMerchant ? merchant.contactEmail : order.email,
    subject,
    body: [line, '', `Look at it here: ${link}`].join('\n'),
    dedupeKey: `claim-${kind}:${claim.id}:${step}`,
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
    case 'lost':
      return {
        subject: `The guest gets the money back: ${visit}`,
        line: `The claim about ${visit} went the guest’s way. What was paid for it goes back, and stands on your statement as an adjustment where you were paid for it.`,
      };
    case 'won':
      return {
        subject: `Decided for you: ${visit}`,
        line: `We read both sides about ${visit} and found that it was as promised. The guest may ask once for another person to look again.`,
      };
    case 'reopened':
      return {
        subject: `Somebody else looks again: ${visit}`,
        line: `The guest asked for a second opinion about ${visit}. Another person of ours reads everything again and decides.`,
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
