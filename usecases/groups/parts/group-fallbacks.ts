import { findGroup } from '@/db/groups/groups';
import { becomeMember } from '@/db/groups/members';
import { moveOrderRow, type OrderRow, setOrder } from '@/db/orders/orders';
import { paymentOfOrder } from '@/db/orders/payments';
import { given, must } from '@/domain/kernel/must';
import { minor } from '@/domain/money/money';
import type { Instant } from '@/domain/time/wall';
import { postOrderLetter } from '../../orders/parts/letters';
import { giveBack, leftOf } from '../../refunds/parts/give-back';
import { type Priced, priceVisit } from '../../slots/parts/pricing';
import { releaseLimits, releaseOnce, releasePlaces, takeOnce, takeVisit } from '../../slots/parts/seats';
import { captureWhatIsDue, planMoney, type Work } from './group-money';
import { becomePledge } from './pledging';

/** What a member chose for the case that the group fails; where it cannot be had, or nothing was chosen, the money is let go. */
export async function fallBack(
  work: Work,
  order: OrderRow,
  because: 'deadline' | 'unreachable' | 'stopped',
): Promise<void> {
  const { fallback } = order;
  const isDone = because !== 'stopped' && (await chosenInstead(work, order, fallback));
  if (!isDone) await letGo(work, order);
}

async function chosenInstead(work: Work, order: OrderRow, fallback: OrderRow['fallback']): Promise<boolean> {
  if (fallback?.kind === 'solo')
    return goAlone(work, order, { start: order.start, ceilingMinor: fallback.ceilingMinor });
  if (fallback?.kind !== 'slots') return false;
  const { starts, ceilingMinor } = fallback;
  for (const start of starts) if (await joinTipped(work, order, { start, ceilingMinor })) return true;
  for (const start of starts) if (await goAlone(work, order, { start, ceilingMinor })) return true;
  return becomePledge(work, order, { starts, ceilingMinor });
}

/** The hold is let go, or what was taken at once goes back. */
export async function letGo(work: Work, order: OrderRow): Promise<void> {
  const { tx, now } = work;
  const set = { endedAt: now, placesTaken: 0 };
  const isTaken = order.status === 'taken';
  const end = isTaken ? ({ act: 'refund', from: ['taken'] } as const) : letGoHold;
  const ended = await moveOrderRow(tx, { orderId: order.id, ...end, set });
  if (!ended) return;
  await releasePlaces(tx, order);
  await releaseLimits(tx, order);
  const backMinor = isTaken ? await leftOf(tx, order.id) : minor(0);
  await postOrderLetter(tx, { ...work, order, kind: 'group-failed', backMinor });
  if (isTaken) await giveBack(work, { order, amountMinor: backMinor, cause: 'group-failed' });
  else await planVoid(work, order);
}

const letGoHold = { act: 'cancel', from: ['authorised'] } as const;

async function planVoid(work: Work, order: OrderRow): Promise<void> {
  const payment = given(await paymentOfOrder(work.tx, order.id), 'a member has a payment');
  await planMoney(work, { paymentId: payment.id, kind: 'void', amountMinor: 0, cause: 'group-failed' });
}

type Hour = { readonly start: Instant; readonly ceilingMinor: number };

/** The visit alone, if it costs no more than agreed; and the money is taken. */
async function goAlone(work: Work, order: OrderRow, { start, ceilingMinor }: Hour): Promise<boolean> {
  const { tx, now } = work;
  await releasePlaces(tx, order);
  await setOrder(tx, order.id, { placesTaken: 0 });
  const { dealId, quantity } = order;
  const found = await priceVisit(tx, { dealId, start, quantity, as: 'solo' }, now);
  if (!found.ok || found.value.priceMinor > ceilingMinor) return false;
  await move(work, order, found.value);
  const { priceMinor } = found.value;
  const payment = given(await paymentOfOrder(tx, order.id), 'a member has a payment');
  const money = { paymentId: payment.id, kind: 'capture' as const, amountMinor: priceMinor };
  await planMoney(work, { ...money, cause: 'fallback' });
  return true;
}

/** Another hour's group that goes ahead already, at its price. */
async function joinTipped(work: Work, order: OrderRow, { start, ceilingMinor }: Hour): Promise<boolean> {
  const { tx, now } = work;
  const { dealId, quantity } = order;
  const found = await priceVisit(tx, { dealId, start, quantity, as: 'group' }, now);
  if (!found.ok || found.value.priceMinor > ceilingMinor) return false;
  const { group } = found.value;
  const payment = given(await paymentOfOrder(tx, order.id), 'a member has a payment');
  if (group?.status !== 'tipped' || (payment.captureBefore ?? 0) <= group.closesAt) return false;
  if (!(await takeOnce(tx, order, group.id))) return false;
  await releaseOnce(tx, order);
  await releasePlaces(tx, order);
  await move(work, order, found.value);
  const joined = await becomeMember(tx, { groupId: group.id, orderId: order.id, now });
  const member = given(joined, 'a group that takes members in this transaction takes one more');
  await captureWhatIsDue(work, { group: member, selling: found.value.selling });
  await postOrderLetter(tx, { ...work, order: { ...order, start }, kind: 'moved' });
  return true;
}

/** The order is for another visit now, at that visit's price. */
async function move({ tx, now }: Work, order: OrderRow, priced: Priced): Promise<void> {
  const taken = await takeVisit(tx, priced, now);
  // Lost to a buyer of the same instant: the whole step is undone and asked again at the next tick.
  must(taken.ok, 'places counted in this transaction can be taken in it');
  const { priceMinor, isDiscounted, offBps, slot, selling, freeAt, wanted } = priced;
  const group = taken.value.groupId ? await findGroup(tx, taken.value.groupId) : null;
  await setOrder(tx, order.id, {
    as: wanted.as,
    groupId: group?.id ?? null,
    dealVersion: group?.dealVersion ?? selling.version.version,
    start: slot.start,
    endAt: slot.end,
    freeAt,
    placesTaken: taken.value.placesTaken,
    listPriceMinor: priced.listPriceMinor,
    priceMinor,
    isDiscounted,
    offBps,
    because: slot.because,
  });
}
