import type { GroupTerms, Tier } from '@/domain/deals/terms';
import { lessShare, type Minor, minor } from '@/domain/money/money';
import type { Instant } from '@/domain/time/wall';
import { addDays, dayOf, hourMs, minuteMs } from '@/domain/time/zone';
import { type Chance, chanceOf } from '../chance';
import type { GroupPlan, OrderPlan } from '../life-types';
import type { Buyer } from './crowd';
import { visited } from './outcomes';
import { orderOf, type Scene } from './scene';
import { quietVisit, type Selling, type Visit } from './visits';

export type Gathering = { readonly group: GroupPlan; readonly orders: readonly OrderPlan[] };
type Ending = 'tipped' | 'failed' | 'open';
type Meeting = {
  readonly scene: Scene;
  readonly selling: Selling;
  readonly terms: GroupTerms;
  readonly chance: Chance;
};
type Member = { readonly buyer: Buyer; readonly placedAt: Instant; readonly visit: Visit };

const dayMs = 24 * hourMs;
/** Holds last seven days; a group that gathers within six is joined in time. */
const gatherMs = 6 * dayMs;

export function gatherings(scene: Scene, selling: Selling): Gathering[] {
  const { group: terms } = selling.deal.terms;
  if (!terms) return [];
  const chance = chanceOf(scene.seed, 'groups', selling.deal.key);
  const meeting = { scene, selling, terms, chance };
  return terms.scope === 'deal' ? dealGathering(meeting, terms.closesAt) : slotGatherings(meeting);
}

/** Past groups that tipped or failed, some for the coming days: open at every fill, some one short, some tipped. */
function slotGatherings(meeting: Meeting): Gathering[] {
  const { scene, selling, terms, chance } = meeting;
  const wanted: { ending: Ending; from: number; until: number }[] = Array.from(
    { length: chance.pick([0, 0, 1, 1, 2]) },
    () => ({
      ending: chance.is(0.72) ? 'tipped' : 'failed',
      from: -40,
      until: -1,
    }),
  );
  if (selling.deal.merchantKey === scene.showcase && selling.deal.status === 'live')
    wanted.push({ ending: 'open', from: 0, until: 4 }, { ending: 'open', from: 0, until: 7 });
  if (selling.deal.status === 'live' && chance.is(0.42)) wanted.push({ ending: 'open', from: 0, until: 7 });
  if (selling.deal.status === 'live' && chance.is(0.2)) wanted.push({ ending: 'tipped', from: 0, until: 10 });
  const starts = new Set<Instant>();
  return wanted.flatMap(({ ending, from, until }) => {
    for (let tries = 0; tries < 12; tries += 1) {
      const days = { from: addDays(scene.today, from), until: addDays(scene.today, until) };
      const visit = quietVisit(selling, days, chance);
      if (!visit || starts.has(visit.start) || terms.scope !== 'slot') continue;
      const closesAt = visit.start - terms.closesHoursBefore * hourMs;
      if (!isInTime(ending, closesAt, { scene, selling, isPast: until < 0 })) continue;
      const found = slotGathering(meeting, { ending, visit, closesAt });
      if (!found) continue;
      starts.add(visit.start);
      return [found];
    }
    return [];
  });
}

function isInTime(
  ending: Ending,
  closesAt: Instant,
  of: { scene: Scene; selling: Selling; isPast: boolean },
): boolean {
  const { now } = of.scene;
  const { salesFrom, salesUntil } = of.selling.deal.terms;
  if (closesAt - gatherMs < salesFrom || closesAt > salesUntil) return false;
  if (of.isPast) return closesAt < now;
  return ending === 'open'
    ? closesAt > now + 3 * hourMs && closesAt < now + gatherMs
    : closesAt < now + 4 * dayMs;
}

function slotGathering(
  meeting: Meeting,
  slot: { ending: Ending; visit: Visit; closesAt: Instant },
): Gathering | null {
  const { scene, selling, terms, chance } = meeting;
  const { ending, visit, closesAt } = slot;
  const size = sizeOf(terms, { ending, isSoon: closesAt < scene.now + 2 * dayMs, chance });
  const { seatsPerUnit } = selling.package;
  const kept =
    ending === 'failed'
      ? 0
      : Math.max(size, ending === 'open' || closesAt > scene.now ? terms.threshold : size);
  const asked = { selling, visit, places: kept * seatsPerUnit, as: 'group' } as const;
  if (kept > 0 && !scene.book.take(asked)) return null;
  const members = membersOf(meeting, { size, closesAt, visitOf: () => visit });
  if (members.length === size)
    return gathered(meeting, {
      ending,
      members,
      closesAt,
      start: visit.start,
      placesReserved: kept * seatsPerUnit,
    });
  if (kept > 0) scene.book.giveBack(asked);
  return null;
}

/** One group for the whole deal: everybody has an own slot after the close. Too early to join where no hold lasts that long. */
function dealGathering(meeting: Meeting, closesAt: Instant): Gathering[] {
  const { scene, selling, terms, chance } = meeting;
  if (closesAt > scene.now + gatherMs) return [];
  const isOver = closesAt <= scene.now;
  const otherwise: Ending = isOver ? 'failed' : 'open';
  const ending = chance.is(isOver ? 0.75 : 0.35) ? 'tipped' : otherwise;
  const size = sizeOf(terms, { ending, isSoon: closesAt < scene.now + 3 * dayMs, chance });
  const closeDay = dayOf(closesAt, selling.venue.timeZone);
  const span = { from: addDays(closeDay, 1), until: addDays(closeDay, 28) };
  const visitOf = () => {
    for (let tries = 0; tries < 20; tries += 1) {
      const visit = quietVisit(selling, span, chance);
      const asked = visit && { selling, visit, places: selling.package.seatsPerUnit, as: 'group' as const };
      if (asked && scene.book.take(asked)) return asked.visit;
    }
    return null;
  };
  const members = membersOf(meeting, { size, closesAt, visitOf });
  if (members.length === 0) return [];
  const fits = ending !== 'tipped' || members.length >= terms.threshold;
  return fits ? [gathered(meeting, { ending, members, closesAt, start: null, placesReserved: 0 })] : [];
}

function sizeOf(terms: GroupTerms, of: { ending: Ending; isSoon: boolean; chance: Chance }): number {
  const { ending, isSoon, chance } = of;
  if (ending === 'tipped') return chance.whole(terms.threshold, terms.maximum);
  const short = terms.threshold - 1;
  return ending === 'open' && (isSoon ? chance.is(0.5) : chance.is(0.15)) ? short : chance.whole(1, short);
}

function membersOf(
  { scene, selling, chance }: Meeting,
  of: { size: number; closesAt: Instant; visitOf: () => Visit | null },
): Member[] {
  const latest = Math.min(of.closesAt, scene.now) - minuteMs;
  const earliest = Math.max(of.closesAt - gatherMs, selling.deal.terms.salesFrom) + minuteMs;
  const joined = new Set<string>();
  const members: Member[] = [];
  const moments = Array.from({ length: of.size }, () => Math.floor(chance.between(earliest, latest))).sort(
    (a, b) => a - b,
  );
  for (const placedAt of moments) {
    const buyer = [0, 1, 2, 3].reduce<Buyer | null>(
      (found) => found ?? scene.crowd.buyer({ selling, quantity: 1, chance, without: joined }),
      null,
    );
    const visit = buyer && of.visitOf();
    if (!buyer || !visit) break;
    joined.add(buyer.email);
    members.push({ buyer, visit, placedAt });
  }
  return members;
}

type Result = {
  ending: Ending;
  members: readonly Member[];
  closesAt: Instant;
  start: Instant | null;
  placesReserved: number;
};

function gathered({ scene, selling, terms, chance }: Meeting, result: Result): Gathering {
  const { ending, members, closesAt, start, placesReserved } = result;
  const { now } = scene;
  const tipping = ending === 'tipped' ? (members[terms.threshold - 1]?.placedAt ?? null) : null;
  const base = members[0]?.visit.quote.priceMinor ?? minor(0);
  const group: GroupPlan = {
    key: '',
    dealKey: selling.deal.key,
    venueKey: selling.venue.key,
    scope: start === null ? 'deal' : 'slot',
    start,
    status: ending,
    because: ending === 'failed' ? 'deadline' : null,
    members: members.length,
    threshold: terms.threshold,
    maximum: terms.maximum,
    placesReserved,
    basePriceMinor: base,
    openedAt: members[0]?.placedAt ?? closesAt,
    closesAt,
    tippedAt: tipping,
    endedAt: endOf({ members, closesAt, maximum: terms.maximum, now }),
  };
  const orders = members.map((member) => {
    if (ending !== 'failed') scene.crowd.count({ selling, email: member.buyer.email, quantity: 1 });
    const order = memberOrder({ selling, member, group, tiers: terms.tiers });
    return order.status === 'paid'
      ? visited({ order, now, chance }, scene.crowd.meet(order.email, order.venueKey))
      : order;
  });
  return { group, orders };
}

/** Joining ends when everybody fits no more, or at the close; null while it goes on. */
function endOf(of: {
  members: readonly Member[];
  closesAt: Instant;
  maximum: number;
  now: Instant;
}): Instant | null {
  if (of.members.length >= of.maximum) return of.members.at(-1)?.placedAt ?? of.closesAt;
  return of.closesAt <= of.now ? of.closesAt : null;
}

/** Taken at tipping where no better tier is open, else when joining ends: the price can no longer change then. */
function memberOrder(of: {
  selling: Selling;
  member: Member;
  group: GroupPlan;
  tiers: readonly Tier[];
}): OrderPlan {
  const { selling, member, group, tiers } = of;
  const placesTaken = group.scope === 'deal' && group.status !== 'failed' ? selling.package.seatsPerUnit : 0;
  const order = { ...orderOf({ selling, ...member, quantity: 1 }), as: 'group' as const, placesTaken };
  const agreedPriceMinor = priceAt(member.visit.quote.priceMinor, tiers, group.threshold);
  if (group.status === 'failed') {
    return {
      ...order,
      status: 'cancelled',
      voucher: null,
      priceMinor: agreedPriceMinor,
      agreedPriceMinor,
      paidAt: null,
      endedAt: group.closesAt,
    };
  }
  const isLast = group.members >= (tiers.at(-1)?.members ?? 0);
  const paidAt =
    group.status === 'open'
      ? null
      : (group.endedAt ?? (isLast ? Math.max(group.tippedAt ?? 0, member.placedAt) : null));
  if (paidAt === null)
    return {
      ...order,
      status: 'authorised',
      voucher: null,
      priceMinor: agreedPriceMinor,
      agreedPriceMinor,
      paidAt,
    };
  return {
    ...order,
    priceMinor: priceAt(member.visit.quote.priceMinor, tiers, group.members),
    agreedPriceMinor,
    paidAt,
  };
}

function priceAt(base: Minor, tiers: readonly Tier[], members: number): Minor {
  const tier = tiers.findLast((each) => members >= each.members);
  return tier ? lessShare(base, tier.offBps) : base;
}
