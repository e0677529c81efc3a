import { type SellingTerms, sellingTerms } from '@/db/deals/deal-terms';
import { findWait, insertWait, returnWait } from '@/db/slots/waits';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { stepsOf } from '@/domain/pricing/quote';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../context';
import { buyerOf, isOwnDeal } from '../orders/parts/buyer';
import type { JoinWaitingList } from './join-waiting-list.input';
import { isDearer } from './parts/holding';
import { freeAtOf, priceVisit } from './parts/pricing';
import { postWaitLetter } from './parts/waiting';
import { viewWait, type WaitView } from './wait-view';

/** Waits for a place at a start that is full, or that costs more than one pays. Page: docs/rules/waiting.md. */
export async function joinWaitingList(ctx: Context, input: JoinWaitingList): Promise<Answer<WaitView>> {
  const buyer = buyerOf(ctx, input);
  if (!buyer.ok) return buyer;
  const { personId, email } = buyer.value;
  return ctx.transaction(async (tx, now) => {
    const selling = await sellingTerms(tx, input.dealId);
    if (!selling) return refuse({ reason: 'not-found' });
    if (isOwnDeal(ctx.actor, selling.merchant.id)) return refuse({ reason: 'own-deal' });
    const isThere = await canBeBought(tx, { selling, input, now });
    if (!isThere.ok) return isThere;
    const wish = { quantity: input.quantity, ceilingMinor: input.ceiling.amount as number, since: now };
    const slot = { dealId: selling.deal.id, start: input.start, email };
    const returned = await returnWait(tx, { ...slot, ...wish });
    const id = returned?.id ?? newId('wait');
    const freeAt = freeAtOf(selling, stepsOf(selling, input.start), input.start);
    const row = { id, ...slot, ...wish, venueId: selling.venue.id, freeAt, personId };
    if (!returned && !(await insertWait(tx, row))) return refuse({ reason: 'already-waiting' });
    const wait = given(await findWait(tx, id), 'a wait kept in this transaction is there');
    await postWaitLetter({ ctx, tx, now }, { wait, selling, offer: null });
    return accept(await viewWait(tx, wait, now));
  });
}

type Asked = { readonly selling: SellingTerms; readonly input: JoinWaitingList; readonly now: Instant };

/** Nobody waits for what they can have now; and nobody for what will never be sold. */
async function canBeBought(tx: Tx, { selling, input, now }: Asked): Promise<Answer<null>> {
  const { dealId, start, quantity, ceiling } = input;
  if (
    ceiling.currency !== selling.package.currency ||
    quantity * selling.package.seatsPerUnit > selling.venue.seats
  )
    return refuse({ reason: 'slot-closed' });
  const priced = await priceVisit(tx, { dealId, start, quantity, as: 'solo' }, now);
  if (!priced.ok) return priced.refusal.reason === 'sold-out' ? accept(null) : priced;
  const price = { amount: priced.value.priceMinor as number, currency: ceiling.currency };
  return isDearer(price, ceiling) ? accept(null) : refuse({ reason: 'not-full', price });
}
