import { given } from '@/domain/kernel/must';
import { accessHash, accessTokenOf } from '../../../orders/order-access';
import type { NewOrder } from '../../../orders/orders';
import type { groups } from '../../../tables/groups';
import type { SceneTools } from '../../scene';
import type { CityLife, GroupPlan, OrderPlan } from '../life-types';
import type { CityPlan } from '../plan-types';
import type { Cast } from './cast';
import type { Ids } from './ids';

/** An order as it is stored, with the plan it comes from. */
export type Bought = { readonly plan: OrderPlan; readonly row: NewOrder & { readonly placesTaken: number } };
export type NewGroup = typeof groups.$inferInsert;
export type Setting = {
  readonly plan: CityPlan;
  readonly life: CityLife;
  readonly ids: Ids;
  readonly cast: Cast;
  readonly tools: SceneTools;
};

/** A test card that everybody has one of. */
export const cardToken = 'tok_ok';

export function groupRows({ life, ids }: Pick<Setting, 'life' | 'ids'>): NewGroup[] {
  return life.groups.map((group) => {
    const { scope, start, status, because, members, threshold, maximum, basePriceMinor } = group;
    const dealId = ids('deal', group.dealKey);
    return {
      ...{ scope, start, status, because, members, threshold, maximum, basePriceMinor, dealId },
      id: ids('group', group.key),
      dealVersion: 1,
      venueId: ids('venue', group.venueKey),
      slotKey: start === null ? `deal:${dealId}` : `slot:${dealId}:${start}`,
      joining: 0,
      placesReserved: isClosed(group) ? 0 : group.placesReserved,
      closesAt: group.closesAt,
      tippedAt: group.tippedAt,
      closedAt: group.endedAt,
      createdAt: group.openedAt,
    };
  });
}

export function boughtOf(setting: Setting): Bought[] {
  const groupOf = new Map(setting.life.groups.map((group) => [group.key, group]));
  const seats = new Map(setting.plan.packages.map((pkg) => [pkg.key, pkg.seatsPerUnit]));
  return setting.life.orders.map((plan) => {
    const group = plan.groupKey === null ? null : given(groupOf.get(plan.groupKey), 'a group is planned');
    const ownPlaces = given(seats.get(plan.packageKey), 'a package is planned') * plan.quantity;
    const placesTaken = keepsOwnPlaces(plan, group) ? ownPlaces : plan.placesTaken;
    return { plan, row: orderRow(setting, { ...plan, placesTaken }) };
  });
}

/** When a slot's group closes, each member's order takes over its own place. */
function keepsOwnPlaces(order: OrderPlan, group: GroupPlan | null): boolean {
  return order.status === 'paid' && group !== null && group.scope === 'slot' && isClosed(group);
}

function isClosed({ endedAt }: GroupPlan): boolean {
  return endedAt !== null;
}

function orderRow(setting: Setting, order: OrderPlan): Bought['row'] {
  const { plan, ids, tools } = setting;
  const { name, as, start, freeAt, quantity, places, placesTaken, status, paidAt, endedAt } = order;
  const { listPriceMinor, priceMinor, agreedPriceMinor, offBps, because } = order;
  const buyer = buyerOf(setting, order);
  const id = ids('order', order.key);
  return {
    ...{ id, as, start, freeAt, quantity, places, placesTaken, status, paidAt, endedAt },
    ...{ listPriceMinor, priceMinor, agreedPriceMinor, offBps, because },
    dealId: ids('deal', order.dealKey),
    dealVersion: 1,
    packageId: ids('package', order.packageKey),
    venueId: ids('venue', order.venueKey),
    merchantId: ids('merchant', order.merchantKey),
    personId: buyer.id,
    email: buyer.email,
    name: buyer.id === null ? name : buyer.name,
    groupId: order.groupKey === null ? null : ids('group', order.groupKey),
    fallback: as === 'group' ? { kind: 'refund' } : null,
    endAt: order.end,
    isDiscounted: as === 'group' || order.isDiscounted,
    currency: plan.currency,
    buyers: [`email:${buyer.email}`, `card:${cardOf(buyer)}`],
    accessTokenHash: buyer.id === null ? accessHash(tools, accessTokenOf(tools, id)) : null,
    createdAt: order.placedAt,
  };
}

type Buyer = { readonly id: string | null; readonly email: string; readonly name: string };

function buyerOf({ cast }: Setting, { personKey, email, name }: OrderPlan): Buyer {
  return personKey === null ? { id: null, email, name } : cast.personOf(personKey);
}

/** As the payment provider names the only card of somebody. */
export function cardOf({ id, email }: { readonly id: string | null; readonly email: string }): string {
  return `card_of_${id ?? email}`;
}
