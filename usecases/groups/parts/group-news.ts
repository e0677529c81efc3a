import { listClosingGroups, markReminded, markTierTold } from '@/db/groups/groups';
import { listGroupOrders } from '@/db/orders/orders';
import { tierReached } from '@/domain/groups/tiers';
import { accept } from '@/domain/kernel/result';
import { hourMs } from '@/domain/time/zone';
import type { Context } from '../../context';
import { postOrderLetter } from '../../orders/parts/letters';
import { finalPrice, type Group, type Work } from './group-money';

/** So long before its close the members of a group that is not complete are told. */
const reminderMs = 3 * hourMs;

/** The group reached a further tier: everybody in it reads the new price, at the join that reached it and at no other. */
export async function tellOfTier(work: Work, of: Group): Promise<void> {
  const { group, selling } = of;
  const tier = tierReached(selling.terms.group?.tiers ?? [], group.members);
  if (group.status !== 'tipped' || !tier || tier.members <= group.threshold) return;
  if (tier.members <= group.tierTold || !(await markTierTold(work.tx, group.id, tier.members))) return;
  for (const order of await listGroupOrders(work.tx, group.id, ['authorised', 'paid'])) {
    const event = `${order.id}:${tier.members}`;
    const priced = { ...order, priceMinor: finalPrice(of, order) };
    await postOrderLetter(work.tx, { ...work, order: priced, kind: 'tier-reached', event });
  }
}

/** Whoever waits in a group that closes soon may still bring somebody. @returns how many groups. */
export async function remindMembers(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const soon = { now, before: now + reminderMs, openedBefore: now - reminderMs };
  const closing = await listClosingGroups(ctx.reader, soon);
  for (const { id } of closing) {
    await ctx.transaction(async (tx, at) => {
      if (!(await markReminded(tx, id, at))) return accept(null);
      for (const order of await listGroupOrders(tx, id, ['authorised', 'taken']))
        await postOrderLetter(tx, { ctx, order, kind: 'about-to-close', now: at });
      return accept(null);
    });
  }
  return closing.length;
}
