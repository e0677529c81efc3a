import { recordAudit } from '@/db/audit';
import { postLetter } from '@/db/outbox';
import { findMerchant, type MerchantRow } from '@/db/people/merchants';
import { insertReserveTerms, type ReserveTermsRow, reserveTermsOf } from '@/db/settlement/payouts';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import { basisPoints } from '@/domain/money/money';
import { printShare } from '@/domain/money/print';
import { actorName, authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { type ReserveView, reserveView } from './reserve-view';
import type { SetReserve } from './set-reserve.input';

/** How much of what a merchant earns is held back from now on, for how long and why; days closed before stay as they are. */
export async function setReserve(ctx: Context, input: SetReserve): Promise<Answer<ReserveView>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  return ctx.transaction(async (tx, now) => {
    const merchant = await findMerchant(tx, input.id);
    if (!merchant) return refuse({ reason: 'not-found' });
    const before = await reserveTermsOf(tx, merchant.id);
    const terms: ReserveTermsRow = {
      ...{ id: newId('terms'), merchantId: merchant.id, shareBps: input.percent, days: input.days },
      ...{ because: input.reason, setBy: admin.value, setAt: now },
    };
    await insertReserveTerms(tx, terms);
    await recordAudit(tx, {
      ...{ at: now, actor: actorName(ctx.actor), act: 'reserve.set', entity: merchant.id },
      ...{ before: before && reserveView(before), after: reserveView(terms) },
    });
    await tell(tx, { ctx, merchant, terms });
    return accept(reserveView(terms));
  });
}

type Told = { readonly ctx: Context; readonly merchant: MerchantRow; readonly terms: ReserveTermsRow };

async function tell(tx: Tx, { ctx, merchant, terms }: Told): Promise<void> {
  const { shareBps, days, because } = terms;
  const isOver = shareBps === 0;
  const share = basisPoints(shareBps);
  await postLetter(tx, {
    topic: 'reserve-set',
    recipient: merchant.contactEmail,
    subject: isOver ? 'Nothing is held back any more' : `${printShare(share)} of your payouts is held back`,
    body: [
      isOver
        ? 'From the next statement on you are paid all of what you earn.'
        : `From the next statement on ${printShare(share)} is held back as a reserve for refunds, and released after ${days} days.`,
      `Why: ${because}`,
      'What was held back before is released on the day its statement names.',
      '',
      `Your money: ${ctx.appUrl}/merchant/money`,
    ].join('\n'),
    dedupeKey: `reserve-set:${terms.id}`,
    createdAt: terms.setAt,
  });
}
