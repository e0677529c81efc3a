import { recordAudit } from '@/db/audit';
import { availableOn, book } from '@/db/ledger/book';
import { findPerson } from '@/db/people/people';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import { pointsFor, walletLimit } from '@/domain/members/points';
import type { Instant } from '@/domain/time/wall';
import { actorName, authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { giftWallet } from '../orders/parts/means';
import type { GrantCredit } from './grant-credit.input';
import { earnPoints } from './parts/points';

export type Granted = { readonly id: string };

/** An operator gives somebody a gift, balance or points out of our own pocket; a wallet never holds more than its limit. */
export async function grantCredit(ctx: Context, input: GrantCredit): Promise<Answer<Granted>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  return ctx.transaction(async (tx, now) => {
    if (!(await findPerson(tx, input.id))) return refuse({ reason: 'not-found' });
    const key = newId('credit');
    const { amount: amountMinor, currency } = input.amount;
    const limitMinor = walletLimit(currency);
    if ((await credited({ tx, now, key }, input)) > limitMinor)
      return refuse({ reason: 'wallet-full', limitMinor, currency });
    const after = { to: input.to, amountMinor, currency, reason: input.reason };
    const actor = actorName(ctx.actor);
    await recordAudit(tx, { at: now, actor, act: 'credit.granted', entity: input.id, after });
    return accept({ id: key });
  });
}

type Work = { readonly tx: Tx; readonly now: Instant; readonly key: string };

/**
 * Credits it. @returns what the wallet holds then, read after the credit, which keeps others from the same account until
 * this transaction ends; of points only what is given now.
 */
async function credited({ tx, now, key }: Work, { id: personId, to, amount }: GrantCredit): Promise<number> {
  const { amount: amountMinor, currency } = amount;
  if (to === 'points') {
    const points = pointsFor(amountMinor, currency);
    await earnPoints({ tx, now }, { key, personId, points });
    return amountMinor;
  }
  const owner = to === 'gift' ? giftWallet(personId) : personId;
  const credit = { key, personId: owner, amountMinor, currency };
  await book(tx, { kind: 'balance-credited', from: 'promotion', ...credit }, now);
  return availableOn(tx, `buyer-balance:${owner}`, currency);
}
