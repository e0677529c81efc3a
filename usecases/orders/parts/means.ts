import { book, bookIfCovered, endPromise } from '@/db/ledger/book';
import { endMeans, insertMeans, type MeansRow, meansOfOrder } from '@/db/orders/means';
import type { OrderRow } from '@/db/orders/orders';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import type { Means } from '@/domain/ledger/events';
import { pointsCap, worthOf } from '@/domain/members/points';
import { type Minor, minor, shareOf } from '@/domain/money/money';
import type { Instant } from '@/domain/time/wall';
import type { Answer } from '../../context';
import { restorePoints, spendPoints } from '../../members/parts/points';
import { saleOf } from '../../payments/parts/card-money';

type Work = { readonly tx: Tx; readonly now: Instant };
/** What the buyer wants to use, exactly as it was shown: points as a count, the rest in minor units. */
export type Used = { readonly points: number; readonly gift: number; readonly balance: number };
type Sold = Pick<OrderRow, 'id' | 'merchantId' | 'currency' | 'as' | 'personId' | 'priceMinor'>;

/** A person's gifts lie apart from the balance: what came as a gift never becomes cash. */
export function giftWallet(personId: string): string {
  return `gift_${personId}`;
}

/**
 * Holds what the buyer uses of what they have with us, or refuses; each is one guarded statement of the ledger.
 * @returns what is left for the card. Page: docs/rules/means.md.
 */
export async function holdMeans(work: Work, order: Sold, used: Used): Promise<Answer<Minor>> {
  const { personId, priceMinor, currency } = order;
  const pointsMinor = worthOf(used.points, currency);
  const sum = pointsMinor + used.gift + used.balance;
  if (sum === 0) return accept(minor(priceMinor));
  if (personId === null) return refuse({ reason: 'not-signed-in' });
  if (order.as === 'group') return refuse({ reason: 'card-only' });
  if (pointsMinor > shareOf(minor(priceMinor), pointsCap) || sum > priceMinor)
    return refuse({ reason: 'means-above-limit' });
  const parts = [
    { kind: 'points' as const, wallet: personId, amountMinor: pointsMinor, points: used.points },
    { kind: 'gift' as const, wallet: giftWallet(personId), amountMinor: used.gift, points: 0 },
    { kind: 'balance' as const, wallet: personId, amountMinor: used.balance, points: 0 },
  ];
  for (const part of parts.filter(({ amountMinor }) => amountMinor > 0)) {
    const row = { id: newId('means'), orderId: order.id, status: 'held' as const, ...part };
    const isHeld = await bookIfCovered(work.tx, { kind: 'authorised', ...paidBy(order, row) }, work.now);
    if (!isHeld) return refuse({ reason: 'means-not-enough', kind: part.kind });
    await insertMeans(work.tx, row);
    const isUsable =
      part.points === 0 || (await spendPoints(work, { personId, meansId: row.id, points: part.points }));
    if (!isUsable) return refuse({ reason: 'means-not-enough', kind: part.kind });
  }
  return accept(minor(priceMinor - sum));
}

/** The order is paid: what was held is taken. */
export async function takeMeans({ tx, now }: Work, order: OrderRow): Promise<void> {
  // A guest has nothing with us.
  if (order.personId === null) return;
  for (const row of await meansOfOrder(tx, order.id)) {
    if (!(await endMeans(tx, row.id, 'taken'))) continue;
    await book(tx, { kind: 'captured', authorised: row.id, ...paidBy(order, row) }, now);
  }
}

/** The purchase did not come about: what was held is the buyer's again. */
export async function letGoMeans({ tx, now }: Work, orderId: string): Promise<void> {
  for (const row of await meansOfOrder(tx, orderId)) {
    if (!(await endMeans(tx, row.id, 'let-go'))) continue;
    const { id: key, points, wallet: personId } = row;
    await endPromise(tx, { kind: 'voided', key }, now);
    if (points > 0) await restorePoints({ tx, now }, { orderId, personId, points, key });
  }
}

function paidBy(
  order: Sold,
  { id, kind, wallet, amountMinor, points }: Omit<MeansRow, 'status' | 'orderId'>,
) {
  const means: Means =
    kind === 'points' ? { kind, personId: wallet, points } : { kind: 'balance', personId: wallet };
  return { key: id, sale: saleOf(order), means, amountMinor: minor(amountMinor) };
}
