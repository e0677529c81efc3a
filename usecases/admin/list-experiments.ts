import { measuringVenues, soldVisits } from '@/db/forecast/sold';
import { accept } from '@/domain/kernel/result';
import { isLeftOut } from '@/domain/pricing/proof/hold-out';
import { isoWeekOf, mondayOf } from '@/domain/time/iso-week';
import { addDays, dayOf, startOfDay } from '@/domain/time/zone';
import type { Measuring } from '@/domain/venues/venue';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import type { ListExperiments } from './list-experiments.input';

export type ExperimentView = {
  readonly venueId: string;
  readonly venueName: string;
  readonly measuring: Measuring;
  /** The next weeks of the lot, `2027-W20`, and whether they are left out. */
  readonly weeks: readonly { readonly week: string; readonly isLeftOut: boolean }[];
  /** Sales at a discount in a week left out: there must be none, or somebody met two prices. */
  readonly soldInLeftOut: number;
};

const weeksShown = 20;

/** Every venue that measures: which weeks its lot leaves out, and the proof that nobody was sold a discount in one. */
export async function listExperiments(
  ctx: Context,
  _input: ListExperiments,
): Promise<Answer<readonly ExperimentView[]>> {
  const scope = authorizeAdmin(ctx);
  if (!scope.ok) return scope;
  const views: ExperimentView[] = [];
  for (const venue of await measuringVenues(ctx.reader)) {
    const { measuring, id, name, timeZone } = venue;
    if (!measuring) continue;
    const span = {
      from: startOfDay(measuring.fromMonday, timeZone),
      until: startOfDay(addDays(measuring.fromMonday, 366), timeZone),
    };
    const sold = await soldVisits(ctx.reader, id, span);
    const wrong = sold.filter(
      ({ isDiscounted, start }) => isDiscounted && isLeftOut(measuring, dayOf(start, timeZone)),
    );
    const today = dayOf(ctx.clock.now(), timeZone);
    const first = today > measuring.fromMonday ? mondayOf(today) : measuring.fromMonday;
    const mondays = Array.from({ length: weeksShown }, (_, week) => addDays(first, 7 * week));
    const weeks = mondays.map((monday) => ({
      week: isoWeekOf(monday),
      isLeftOut: isLeftOut(measuring, monday),
    }));
    views.push({ venueId: id, venueName: name, measuring, weeks, soldInLeftOut: wrong.length });
  }
  return accept(views);
}
