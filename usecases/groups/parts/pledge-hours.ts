import type { SellingTerms } from '@/db/deals/deal-terms';
import { type GroupRow, groupsAt } from '@/db/groups/groups';
import type { Waiting } from '@/db/groups/pledges';
import { countBuyerUnits } from '@/db/slots/slots';
import type { Tx } from '@/db/store';
import type { NoHour } from '@/domain/groups/pledges/outcome';
import type { OpenHour, Pledge, PledgesAsked } from '@/domain/groups/pledges/pledge';
import { quoteVisit, stepsOf } from '@/domain/pricing/quote';
import { discountedSeatsLeft } from '@/domain/slots/seats';
import type { Instant } from '@/domain/time/wall';
import { takenAround } from '../../slots/parts/pricing';
import { inGroup } from '../../slots/parts/seats';
import { type PledgeHour, pledgeHour } from './pledging';

/** An hour of a round: what its group misses and still takes, and what it costs. */
export type RoundHour = OpenHour &
  PledgeHour & {
    readonly group: GroupRow | null;
    readonly steps: readonly Instant[];
    /** Places it may take beyond those its group keeps already, and those that are free. */
    readonly morePlaces: number;
    readonly freePlaces: number;
  };

/** Every hour that some pledge names, as it stands in this transaction; past and closed ones are absent. */
export async function roundHours(
  tx: Tx,
  selling: SellingTerms,
  { starts, now }: { readonly starts: readonly Instant[]; readonly now: Instant },
): Promise<RoundHour[]> {
  const found: RoundHour[] = [];
  for (const start of [...new Set(starts)].sort((one, other) => one - other)) {
    const hour = start > now ? await roundHour(tx, selling, start) : null;
    if (hour) found.push(hour);
  }
  return found;
}

async function roundHour(tx: Tx, selling: SellingTerms, start: Instant): Promise<RoundHour | null> {
  const { terms, package: pkg, venue } = selling;
  const rules = { terms, package: pkg, venue, busyness: venue.busyness };
  const hour = pledgeHour(selling, start, 0);
  const { ofSlot: group } = await groupsAt(tx, { dealId: selling.deal.id, start });
  if (!hour || !terms.group || group?.status === 'failed' || (group && group.closedAt !== null)) return null;
  const steps = stepsOf(rules, start);
  const { uses } = await takenAround(tx, selling, { start, group });
  const freePlaces = discountedSeatsLeft({
    capacity: venue.seats,
    uses,
    steps,
    protectedByStep: quoteVisit({ ...rules, start }).protectedByStep,
  });
  const people = group ? group.members + group.joining : 0;
  const spare = (group?.placesReserved ?? 0) - people * pkg.seatsPerUnit;
  const { threshold, maximum } = group ?? terms.group;
  const room = Math.min(maximum - people, Math.floor((spare + freePlaces) / pkg.seatsPerUnit));
  const missing = group?.status === 'tipped' ? 0 : Math.max(0, threshold - (group?.members ?? 0));
  const morePlaces = Math.max(0, room * pkg.seatsPerUnit - spare);
  return {
    ...hour,
    closesAt: group?.closesAt ?? hour.closesAt,
    group,
    steps,
    room,
    missing,
    morePlaces,
    freePlaces,
  };
}

/** Two hours are rivals where both full groups would not find room on the steps they share. */
export function rivalsOf(hours: readonly RoundHour[]): (readonly [Instant, Instant])[] {
  return hours.flatMap((one, index) =>
    hours.slice(index + 1).flatMap((other) => {
      const isShared = one.steps.some((step) => other.steps.includes(step));
      const isTight = one.morePlaces + other.morePlaces > Math.min(one.freePlaces, other.freePlaces);
      return isShared && isTight ? [[one.start, other.start] as const] : [];
    }),
  );
}

/** A pledge with the hours it can get, and why it cannot get the others. */
export type Wish = { readonly waiting: Waiting; readonly pledge: Pledge; readonly not: readonly NoHour[] };

export async function wishOf(tx: Tx, waiting: Waiting, hours: readonly RoundHour[]): Promise<Wish> {
  const { pledge, order } = waiting;
  const can: Instant[] = [];
  const not: NoHour[] = [];
  for (const start of pledge.starts) {
    const because = await obstacle(
      tx,
      waiting,
      hours.find((hour) => hour.start === start),
    );
    if (because) not.push({ start, because, missing: 0 });
    else can.push(start);
  }
  return { waiting, pledge: { id: order.id, starts: can }, not };
}

async function obstacle(
  tx: Tx,
  { pledge, order }: Waiting,
  hour: RoundHour | undefined,
): Promise<NoHour['because'] | null> {
  // It counts for an hour only if it was made before joining closed there.
  if (!hour || (pledge.madeAt ?? hour.closesAt) >= hour.closesAt) return 'closed';
  if (hour.priceMinor > pledge.ceilingMinor) return 'too-dear';
  const { group } = hour;
  if (!group) return null;
  const keys = order.buyers.map((buyer) => inGroup(buyer, group.id));
  return (await countBuyerUnits(tx, { dealId: order.dealId, buyers: keys })) > 0 ? 'already-in' : null;
}

export function asked(wishes: readonly Wish[], hours: readonly RoundHour[]): PledgesAsked {
  return { pledges: wishes.map(({ pledge }) => pledge), hours, rivals: rivalsOf(hours) };
}
