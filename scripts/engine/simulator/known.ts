import { occupancyOf } from '../../../domain/forecast/week-grid';
import { allowedBy, levelsAboveFloor } from '../../../domain/pricing/schedule/allowed';
import { demandOf, marketOf } from '../../../domain/pricing/schedule/market';
import { optimise } from '../../../domain/pricing/schedule/optimise';
import { chancesOfFull, placeCharges, quotas, quotasOf } from '../../../domain/pricing/schedule/quota';
import { openTally } from '../../../domain/pricing/schedule/tally';
import { marginsOf } from '../../../domain/pricing/schedule/venue-week';
import type { Published, Town } from './play';

/** The optimiser with the true parameters: what the learner is measured against. */
export function knownPlan(town: Town): { published: Published; gain: number; ordinaryFill: Float64Array } {
  const { venue, setting, reach } = town;
  const { week } = venue;
  const ordinary = ordinaryStarts(town);
  const occupied = occupancyOf(ordinary, week.visitSlots, week.grid.slotsPerDay);
  const fill = occupied.map((places, slot) =>
    (week.capacity[slot] ?? 0) > 0 ? places / (week.capacity[slot] ?? 1) : 0,
  );
  const levels = levelsAboveFloor(week);
  const quota = quotas(week, occupied, levels[levels.length - 1] ?? 0);
  const margins = marginsOf(week);
  const market = marketOf({
    response: setting.response,
    weight: 1,
    demand: demandOf(ordinary, reach),
    reach,
    levelsPct: week.rules.levelsPct,
    newcomerMargin: margins.newcomer,
    returningMargin: margins.returning,
  });
  const ofFull = chancesOfFull(week, occupied);
  const tally = openTally({
    markets: [market],
    reach,
    levels: week.rules.levelsPct.length,
    charge: placeCharges(week, ofFull, 0.65),
    credit: placeCharges(week, ofFull, 0.15),
  });
  const gain = optimise({ tally, venue: week, allowed: allowedBy(week, { fill, quota }) });
  const published = { level: tally.level, quota: quotasOf(week, occupied, tally.level) };
  return { published, gain, ordinaryFill: fill };
}

/** Expected full-price starts without any deal, capacity left out: regulars near their hour, and seekers who come anyway. */
export function ordinaryStarts(town: Town): Float64Array {
  const { venue, setting, reach } = town;
  const { watchingShare, seekersPerRegular } = setting.response;
  const total = venue.wanted.reduce((sum, wanted) => sum + wanted, 0);
  const open = venue.wanted.filter((wanted) => wanted > 0).length;
  const starts = new Float64Array(reach.slots);
  for (const [home, wanted] of venue.wanted.entries()) {
    if (wanted <= 0) continue;
    const arrivals = [
      wanted * (1 - watchingShare),
      wanted * watchingShare,
      total * seekersPerRegular * (0.5 * (wanted / total) + 0.5 / open),
    ];
    for (const [kind, count] of arrivals.entries()) spread(town, { kind, home, count }, starts);
  }
  return starts;
}

function spread(
  town: Town,
  crowd: { kind: number; home: number; count: number },
  starts: Float64Array,
): void {
  const { reach } = town;
  const pull = town.pull[crowd.kind]?.[0] ?? 0;
  const moves = town.moves[crowd.kind] ?? new Float64Array();
  const from = reach.from[crowd.home] ?? 0;
  const until = reach.from[crowd.home + 1] ?? 0;
  let sum = 1;
  for (let edge = from; edge < until; edge += 1) sum += pull * (moves[reach.move[edge] ?? 0] ?? 0);
  for (let edge = from; edge < until; edge += 1) {
    const slot = reach.option[edge] ?? 0;
    starts[slot] = (starts[slot] ?? 0) + (crowd.count * pull * (moves[reach.move[edge] ?? 0] ?? 0)) / sum;
  }
}
