import { postLetter } from '@/db/outbox';
import type { MerchantRow } from '@/db/people/merchants';
import type { PayoutRow } from '@/db/settlement/payouts';
import type { Tx } from '@/db/store';
import { minor } from '@/domain/money/money';
import { printMoney } from '@/domain/money/print';
import { printDay } from '@/domain/time/print';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { keyOf } from './closing';

type Post = {
  readonly ctx: Context;
  readonly payout: PayoutRow;
  readonly merchant: Pick<MerchantRow, 'contactEmail'>;
  readonly now: Instant;
};

/** Tells the merchant, once per try: what left, or why it did not and what happens next. */
export async function postPayoutLetter(tx: Tx, { ctx, payout, merchant, now }: Post): Promise<void> {
  const { status, day } = payout;
  const { subject, line } = wordsOf(payout);
  await postLetter(tx, {
    topic: `payout-${status}`,
    recipient: merchant.contactEmail,
    subject,
    body: [line, '', `The statement: ${ctx.appUrl}/merchant/money?day=${day}`].join('\n'),
    dedupeKey: `payout-${status}:${keyOf(payout)}`,
    createdAt: now,
  });
}

function wordsOf({ status, day, amountMinor, currency, because, reference }: PayoutRow) {
  const amount = printMoney(minor(amountMinor), currency);
  if (status === 'sent') {
    return {
      subject: `${amount} for ${printDay(day)} is on its way`,
      line: `We sent ${amount} to your bank. Reference: ${reference}.`,
    };
  }
  const why = because?.replaceAll('-', ' ') ?? 'no reason given';
  return {
    subject: `${amount} for ${printDay(day)} could not be paid`,
    line: `Your bank did not take ${amount} (${why}). It is still yours, and we try again the next working day. Please check your payout account.`,
  };
}
