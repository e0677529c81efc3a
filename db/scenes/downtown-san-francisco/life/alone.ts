import type { Instant } from '@/domain/time/wall';
import { addDays, hourMs, minuteMs } from '@/domain/time/zone';
import { type Chance, chanceOf } from '../chance';
import type { OrderPlan } from '../life-types';
import { figures } from '../sources/read';
import { cancelled, cancelledAt, visited } from './outcomes';
import { orderOf, type Scene } from './scene';
import { ordinaryVisit, quietVisit, type Selling, type Visit } from './visits';

const pastDays = 42;
const comingDays = 14;
const shareOrdinary = 0.2;
const triesToday = 24;

/** Visits bought alone: many deals sell a little, some sell a lot. */
export function aloneOrders(scene: Scene, selling: Selling): OrderPlan[] {
  const chance = chanceOf(scene.seed, 'alone', selling.deal.key);
  const isShowcase = selling.deal.merchantKey === scene.showcase;
  const liking = isShowcase ? 1 : chance.share() ** 2;
  const day = { from: scene.today, until: scene.today };
  const past = { from: addDays(scene.today, -pastDays), until: addDays(scene.today, -1) };
  const coming = { from: scene.today, until: addDays(scene.today, comingDays) };
  const tries = [
    ...Array.from({ length: Math.round(6 + liking * 50) }, () => past),
    ...Array.from({ length: selling.deal.status === 'live' ? Math.round(1 + liking * 9) : 0 }, () => coming),
    ...Array.from({ length: isShowcase && selling.deal.status === 'live' ? triesToday : 0 }, () => day),
  ];
  return tries.flatMap((days) => {
    const isOrdinary = chance.is(shareOrdinary);
    const visit = isOrdinary ? ordinaryVisit(selling, days, chance) : quietVisit(selling, days, chance);
    return visit ? buy(scene, selling, { visit, chance }) : [];
  });
}

function buy(
  scene: Scene,
  selling: Selling,
  { visit, chance }: { visit: Visit; chance: Chance },
): OrderPlan[] {
  const placedAt = placing({
    start: visit.start,
    now: scene.now,
    since: selling.deal.terms.salesFrom,
    chance,
  });
  if (placedAt === null || placedAt >= selling.deal.terms.salesUntil) return [];
  const quantity = quantityOf(selling, chance);
  const buyer = scene.crowd.buyer({ selling, quantity, chance, without: new Set() });
  if (!buyer) return [];
  const asked = {
    selling,
    visit,
    places: quantity * selling.package.seatsPerUnit,
    as: visit.quote.window ? 'alone' : 'ordinary',
  } as const;
  if (!scene.book.take(asked)) {
    scene.refuse(selling, visit, asked.places);
    return [];
  }
  const order = orderOf({ selling, visit, buyer, quantity, placedAt });
  const gone = cancelledAt({ order, now: scene.now, chance }, selling.deal.terms.cancelHoursBefore);
  if (gone !== null) {
    scene.book.giveBack(asked);
    return [cancelled(order, gone)];
  }
  scene.crowd.count({ selling, email: buyer.email, quantity });
  return [visited({ order, now: scene.now, chance }, scene.crowd.meet(buyer.email, selling.venue.key))];
}

/** Couples are the commonest party where a package takes one place; a package for two or four is bought once. */
function quantityOf({ package: pkg, deal }: Selling, chance: Chance): number {
  const most = deal.terms.limits.perPerson ?? 4;
  if (
    pkg.seatsPerUnit > 1 ||
    !['restaurant', 'cafe', 'bar', 'activity', 'class', 'spa'].includes(pkg.category)
  )
    return 1;
  return Math.min(
    most,
    Math.max(1, Math.min(4, Math.round(chance.measured(figures.reservations.partySize.slice(0, 16))))),
  );
}

/** How long before: as measured at restaurants. Null where the deal was not on sale yet. */
function placing(of: { start: Instant; now: Instant; since: Instant; chance: Chance }): Instant | null {
  const { start, now, since, chance } = of;
  const hours = Math.max(0.6, chance.measured(figures.reservations.leadHours.slice(0, 20)));
  const wanted = start - hours * hourMs;
  const latest = Math.min(now, start - 20 * minuteMs) - minuteMs;
  const placedAt = wanted > latest ? latest - chance.whole(0, 70) * hourMs : wanted;
  const floored = Math.floor(Math.max(placedAt, since + minuteMs));
  return floored > latest ? null : floored;
}
