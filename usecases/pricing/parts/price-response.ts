import { findFact, keepFact } from '@/db/facts';
import { venuesBooked } from '@/db/forecast/visits';
import type { Reader, Tx } from '@/db/store';
import { findVenue, packagesOfVenue } from '@/db/venues';
import type { Category } from '@/domain/deals/package';
import { middleOf, varianceOf } from '@/domain/pricing/learning/cloud';
import { hasDiscount } from '@/domain/pricing/learning/evidence';
import { believeHistory } from '@/domain/pricing/learning/plan-week';
import { type Prior, pooledPrior, priorOfTrade } from '@/domain/pricing/learning/prior';
import type { Instant, Span } from '@/domain/time/wall';
import { weekMs } from '@/domain/time/zone';
import type { Context } from '../../context';
import { onceAWeek } from '../../forecast/parts/once-a-week';
import { engineInputOf } from './venue-engine';

/** What the venues of one trade taught about their towns, the latest last: what is believed of each. */
type Taught = readonly {
  readonly venueId: string;
  readonly point: readonly number[];
  /** Not kept by those who taught before it was asked for. */
  readonly variance?: readonly number[];
}[];

/** More venues than this move a prior no further. */
const mostVenues = 60;
const factOf = (category: Category) => `price-response:${category}`;

async function taughtBy(db: Reader, category: Category): Promise<Taught> {
  return ((await findFact(db, factOf(category))) as Taught | undefined) ?? [];
}

/** What is believed of a town before a venue's own deals: the trade's prior, moved by what its other venues taught. */
export async function priorFor(
  db: Reader,
  { category, but }: { category: Category; but: string },
): Promise<Prior> {
  const taught = await taughtBy(db, category);
  const others = taught
    .filter(({ venueId }) => venueId !== but)
    .map(({ point, variance = [] }) => ({ mean: point, variance }));
  return others.length > 0 ? pooledPrior(others, priorOfTrade) : priorOfTrade;
}

/** What is believed of a town changes slowly and is dear to work out: a venue teaches in one week of so many. */
const roundWeeks = 8;

/** A few venues a cycle: what their deals taught goes into the prior of their trade. */
export async function poolPriceResponses(ctx: Context, weeks = roundWeeks): Promise<number> {
  const withNews = async (db: Reader, venueIds: readonly string[], lastWeek: Span) => {
    const turn = Math.floor(lastWeek.until / weekMs) % weeks;
    const due = venueIds.filter((id) => turnOf(id, weeks) === turn);
    return venuesBooked(db, due, { ...lastWeek, isDiscounted: true });
  };
  return onceAWeek(ctx, { fact: 'price-responses-pooled', atOnce: 5, withNews, act: teach });
}

/** Spreads venues evenly over the weeks of a round, by their names alone. */
function turnOf(venueId: string, weeks: number): number {
  return [...venueId].reduce((turn, letter) => (31 * turn + letter.charCodeAt(0)) % weeks, 0);
}

/** A venue teaches with the start prior, not with what others taught it: nobody is counted twice. */
async function teach(tx: Tx, venueId: string, now: Instant): Promise<number> {
  const venue = await findVenue(tx, venueId);
  const [pkg] = await packagesOfVenue(tx, venueId);
  if (!venue || !pkg) return 0;
  const { input } = await engineInputOf(tx, { venue, package: pkg, now, windowCostMinor: 0 });
  if (!input.history.some(hasDiscount)) return 1;
  const { cloud } = believeHistory(input);
  const learned = { venueId, point: [...middleOf(cloud)], variance: [...varianceOf(cloud)] };
  const others = (await taughtBy(tx, pkg.category)).filter((one) => one.venueId !== venueId);
  const value: Taught = [...others, learned].slice(-mostVenues);
  await keepFact(tx, { name: factOf(pkg.category), value });
  return 1;
}
