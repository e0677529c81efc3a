import type { Instant } from '@/domain/time/wall';
import { dayOf } from '@/domain/time/zone';
import { chanceOf } from './chance';
import { aloneOrders } from './life/alone';
import { openBook } from './life/book';
import { gatherCrowd } from './life/crowd';
import { gatherings } from './life/groups';
import { refusalBook, type Scene } from './life/scene';
import { sellingOf } from './life/visits';
import type { CityLife } from './life-types';
import type { CityPlan } from './plan-types';

/**
 * Six weeks of orders behind `now` and a fortnight ahead, obeying hours, seats, protected places, allotments and limits.
 * Groups come first: a gathering needs many places at once. `now` must lie on the plan's day.
 */
export function planLife(plan: CityPlan, now: Instant): CityLife {
  if (dayOf(now, plan.timeZone) !== plan.today)
    throw new Error('Broken promise: the city lives on the day it was planned for');
  const refusals = refusalBook();
  const scene: Scene = {
    seed: plan.seed,
    today: plan.today,
    now,
    showcase: plan.showcase,
    book: openBook(),
    crowd: gatherCrowd(chanceOf(plan.seed, 'people'), now),
    refuse: refusals.refuse,
  };
  const selling = sellingOf(plan);
  const met = selling
    .flatMap((each) => gatherings(scene, each))
    .map(({ group, orders }, i) => ({ group: { ...group, key: `group-${i + 1}` }, orders }));
  const inGroups = met.flatMap(({ group, orders }) =>
    orders.map((order) => ({ ...order, groupKey: group.key })),
  );
  const alone = selling.flatMap((each) => aloneOrders(scene, each));
  const orders = [...inGroups, ...alone].sort((a, b) => a.placedAt - b.placedAt);
  return {
    people: scene.crowd.people,
    groups: met.map(({ group }) => group),
    orders: orders.map((order, i) => ({ ...order, key: `order-${i + 1}` })),
    refused: refusals.all(),
  };
}
