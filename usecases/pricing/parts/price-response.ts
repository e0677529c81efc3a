import { findFact, keepFact } from '@/db/facts';
import { venuesWithDeals } from '@/db/forecast/sold';
import type { Reader, Tx } from '@/db/store';
import { findVenue, packagesOfVenue } from '@/db/venues';
import type { Category } from '@/domain/deals/package';
import { middleOf } from '@/domain/pricing/learning/cloud';
import { hasDiscount } from '@/domain/pricing/learning/evidence';
import { planWeek } from '@/domain/pricing/learning/plan-week';
import { type Prior, pooledPrior, priorOfTrade } from '@/domain/pricing/learning/prior';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { onceAWeek } from '../../forecast/parts/once-a-week';
import { engineInputOf } from './venue-engine';

/** What the venues of one trade taught about their towns, the latest last: the middle of what is believed of each. */
type Taught = readonly { readonly venueId: string; readonly point: readonly number[] }[];

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
  const others = taught.filter(({ venueId }) => venueId !== but).map(({ point }) => point);
  return others.length > 0 ? pooledPrior(others, priorOfTrade) : priorOfTrade;
}

/** Once a week, a few venues a cycle: what their deals taught goes into the prior of their trade. */
export async function poolPriceResponses(ctx: Context): Promise<number> {
  return onceAWeek(ctx, { fact: 'price-responses-pooled', atOnce: 5, venues: venuesWithDeals, act: teach });
}

/** A venue teaches with the start prior, not with what others taught it: nobody is counted twice. */
async function teach(tx: Tx, venueId: string, now: Instant): Promise<void> {
  const venue = await findVenue(tx, venueId);
  const [pkg] = await packagesOfVenue(tx, venueId);
  if (!venue || !pkg) return;
  const { input } = await engineInputOf(tx, { venue, package: pkg, now, windowCostMinor: 0 });
  if (!input.history.some(hasDiscount)) return;
  const { belief } = planWeek(input);
  const point = [...middleOf(belief.cloud)];
  const others = (await taughtBy(tx, pkg.category)).filter((one) => one.venueId !== venueId);
  const value: Taught = [...others, { venueId, point }].slice(-mostVenues);
  await keepFact(tx, { name: factOf(pkg.category), value });
}
