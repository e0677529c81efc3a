import { cache } from 'react';
import { pageContext } from '@/app/_web/page';
import type { Day } from '@/domain/time/wall';
import { addDays, dayOf } from '@/domain/time/zone';
import { getDeal } from '@/usecases/deals/get-deal';
import { getDealInput } from '@/usecases/deals/get-deal.input';
import { instant } from '@/usecases/pieces.input';
import { listDealSlots } from '@/usecases/slots/list-deal-slots';
import { type FullStart, listFullStarts } from '@/usecases/slots/list-full-starts';
import type { SlotView } from '@/usecases/slots/slot-view';

const daysShown = 14;

/** The deal of the address, once per request; null where there is none to see. */
export const readDeal = cache(async (key: string) => {
  const input = getDealInput.safeParse({ id: decodeURIComponent(key) });
  if (!input.success) return null;
  const found = await getDeal(await pageContext(), input.data);
  return found.ok ? found.value : null;
});

export type Asked = { readonly day: string; readonly at: string; readonly people: number };
type Raw = Record<string, string | string[] | undefined>;

export function readAsked(raw: Raw): Asked {
  const one = (name: string) => [raw[name]].flat()[0] ?? '';
  const people = Number.parseInt(one('people'), 10);
  return {
    day: /^\d{4}-\d{2}-\d{2}$/.test(one('day')) ? one('day') : '',
    at: /^[\dT:.Z-]{17,24}$/.test(one('at')) ? one('at') : '',
    people: people >= 1 && people <= 20 ? people : 1,
  };
}

/** The address of a deal's page with what was asked of it. */
export function addressOf({ slug }: { slug: string }, { day, at, people }: Asked): string {
  const query = new URLSearchParams();
  if (day) query.set('day', day);
  if (at) query.set('at', at);
  if (people > 1) query.set('people', String(people));
  const text = query.toString();
  return text ? `/deals/${slug}?${text}` : `/deals/${slug}`;
}

/** Where one waits for a place at a time that is full. */
export function waitAddressOf({ slug }: { slug: string }, { at, people }: Asked): string {
  return `/deals/${slug}/wait?at=${at}&people=${people}`;
}

export type ShownTimes = {
  readonly days: readonly Day[];
  readonly day: Day;
  readonly slots: readonly SlotView[];
  /** Times of the day that are full. */
  readonly full: readonly FullStart[];
  readonly chosen: SlotView | null;
};

type Wanted = { readonly id: string; readonly zone: string; readonly visitFrom: Day; readonly asked: Asked };

/** A fortnight of slots around what was asked, and the one that is chosen: by its address, else the next cheapest. */
export async function readTimes({ id, zone, visitFrom, asked }: Wanted): Promise<ShownTimes> {
  const ctx = await pageContext();
  const today = dayOf(ctx.clock.now(), zone);
  const earliest = visitFrom > today ? visitFrom : today;
  const wantedDay = asked.at ? localDay(asked.at, zone) : asked.day;
  const isFar = wantedDay > addDays(earliest, daysShown - 1);
  const first = isFar ? wantedDay : earliest;
  const days = Array.from({ length: daysShown }, (_, index) => addDays(first, index));
  const last = days.at(-1) ?? first;
  const found = await listDealSlots(ctx, { id, from: first, until: last, quantity: asked.people });
  const slots = found.ok ? found.value : [];
  const chosen = choose(slots, asked);
  const day = asked.day || chosen?.local.slice(0, 10) || first;
  const full = await listFullStarts(ctx, { id, day, quantity: asked.people });
  return { days, day, slots, full: full.ok ? full.value : [], chosen };
}

function choose(slots: readonly SlotView[], { at, day }: Asked): SlotView | null {
  const exact = slots.find((slot) => slot.start === at);
  if (exact || at) return exact ?? null;
  const among = day ? slots.filter((slot) => slot.local.startsWith(day)) : slots;
  return among.reduce<SlotView | null>(
    (best, slot) => (best && best.price.amount <= slot.price.amount ? best : slot),
    null,
  );
}

function localDay(at: string, zone: string): Day {
  const read = instant.safeParse(at);
  return read.success ? dayOf(read.data, zone) : '';
}
