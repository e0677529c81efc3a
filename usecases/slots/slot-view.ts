import type { GroupRow } from '@/db/groups/groups';
import type { Shown } from '@/db/slots/slot-lists';
import { type Minor, type Money, minor, times } from '@/domain/money/money';
import { sayReason } from '@/domain/pricing/say-reason';
import type { PriceReason } from '@/domain/slots/slot';
import { isoOf } from '@/domain/time/iso';
import { printWall } from '@/domain/time/windows';

export type ReasonView = {
  readonly kind: PriceReason['kind'];
  readonly words: string;
  readonly weekday?: number;
  readonly from?: string;
  readonly to?: string;
};
export type SlotGroupView = {
  readonly id: string;
  readonly status: GroupRow['status'];
  readonly members: number;
  readonly threshold: number;
  readonly maximum: number;
  readonly closesAt: string;
};
export type SlotView = {
  readonly start: string;
  readonly local: string;
  readonly end: string;
  readonly timeZone: string;
  readonly listPrice: Money;
  readonly price: Money;
  readonly percentOff: number;
  readonly groupPrice: Money | null;
  readonly because: ReasonView;
  readonly dealSeatsLeft: number;
  readonly seatsLeft: number;
  readonly group: SlotGroupView | null;
};

/** A slot as the contract speaks: totals for the quantity asked. */
export function slotView(
  { slot, group }: Shown,
  { quantity, currency, timeZone }: { quantity: number; currency: string; timeZone: string },
): SlotView {
  const total = (amount: Minor) => moneyView(times(amount, quantity), currency);
  return {
    start: isoOf(slot.start),
    local: slot.local,
    end: isoOf(slot.end),
    timeZone,
    listPrice: total(slot.listPriceMinor),
    price: total(slot.priceMinor),
    percentOff: slot.offBps / 100,
    groupPrice: slot.groupPriceMinor === null ? null : total(slot.groupPriceMinor),
    because: reasonView(slot.because),
    dealSeatsLeft: slot.dealSeatsLeft,
    seatsLeft: slot.seatsLeft,
    group: group ? slotGroupView(group) : null,
  };
}

export function slotGroupView(group: GroupRow): SlotGroupView {
  return {
    id: group.id,
    status: group.status,
    members: group.members,
    threshold: group.threshold,
    maximum: group.maximum,
    closesAt: isoOf(group.closesAt),
  };
}

export function reasonView(because: PriceReason): ReasonView {
  const words = sayReason(because);
  if (because.kind !== 'off-peak') return { kind: because.kind, words };
  return {
    kind: because.kind,
    words,
    weekday: because.weekday,
    from: printWall(because.fromMinute),
    to: printWall(because.untilMinute),
  };
}

export function moneyView(amountMinor: number, currency: string): Money {
  return { amount: minor(amountMinor), currency };
}
