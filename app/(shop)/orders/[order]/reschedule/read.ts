import { pageContext } from '@/app/_web/page';
import type { PickDay } from '@/components/slots/slot-picker';
import { addDays, dayOf } from '@/domain/time/zone';
import type { BoughtView } from '@/usecases/orders/bought-view';
import type { OrderView } from '@/usecases/orders/order-view';
import { listDealSlots } from '@/usecases/slots/list-deal-slots';
import type { SlotView } from '@/usecases/slots/slot-view';

const daysShown = 14;

export type OtherTimes = {
  readonly days: readonly PickDay[];
  readonly day: string;
  readonly slots: readonly SlotView[];
  readonly chosen: SlotView | null;
};

/** A fortnight of other times for an order, at the prices they have now. */
export async function readOtherTimes(
  order: OrderView & BoughtView,
  asked: { day: string; at: string; hrefOfDay: (day: string) => string },
): Promise<OtherTimes> {
  const ctx = await pageContext();
  const zone = order.slot.timeZone;
  const today = dayOf(ctx.clock.now(), zone);
  const isNear = asked.day >= today && asked.day < addDays(today, daysShown);
  const first = asked.day > today && !isNear ? asked.day : today;
  const days = Array.from({ length: daysShown }, (_, index) => addDays(first, index));
  const until = days.at(-1) ?? first;
  const found = await listDealSlots(ctx, {
    id: order.dealId,
    from: first,
    until,
    quantity: order.quantity,
  });
  const slots = (found.ok ? found.value : []).filter(({ start }) => start !== order.slot.start);
  const chosen = slots.find(({ start }) => start === asked.at) ?? null;
  const day = asked.day || chosen?.local.slice(0, 10) || order.slot.local.slice(0, 10);
  return {
    days: days.map((one) => pickDay(one, slots, asked.hrefOfDay(one))),
    day,
    slots: slots.filter(({ local }) => local.startsWith(day)),
    chosen,
  };
}

function pickDay(day: string, slots: readonly SlotView[], href: string): PickDay {
  const cheapest = slots
    .filter(({ local }) => local.startsWith(day))
    .reduce<SlotView | null>(
      (best, slot) => (best && best.price.amount <= slot.price.amount ? best : slot),
      null,
    );
  return { day, from: cheapest?.price ?? null, percentOff: cheapest?.percentOff ?? 0, href };
}
