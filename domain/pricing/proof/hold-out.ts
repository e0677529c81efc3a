import { seedOf } from '../../forecast/chance/generator';
import { wholeShare } from '../../money/money';
import { isoWeekOf, mondayOf } from '../../time/iso-week';
import type { Day } from '../../time/wall';
import type { Measuring } from '../../venues/venue';

/**
 * Whether a venue publishes no deal at all in a week, so that the effect can be measured. The lot falls on venue × whole ISO
 * week: never on a person, and never day by day, because guests move from "off" days to "on" days and the effect would be
 * overstated by half or more (design 3). The same seed always gives the same weeks.
 */
export function isHeldOut(cell: { seed: string; venueId: string; isoWeek: string }, share: number): boolean {
  return seedOf(cell.seed, cell.venueId, cell.isoWeek) / 4_294_967_296 < share;
}

/** The same for a day of a venue that takes part: between its first Monday and the Monday it was stopped for. */
export function isLeftOut(measuring: Measuring, day: Day): boolean {
  const monday = mondayOf(day);
  const takesPart =
    monday >= measuring.fromMonday && (measuring.untilMonday === null || monday < measuring.untilMonday);
  return takesPart && isHeldOut({ ...measuring, isoWeek: isoWeekOf(day) }, measuring.shareBps / wholeShare);
}

/** Share of eligible weeks held out unless the merchant chose another. */
export const usualHoldOutShare = 0.1;
