import type { DealTerms } from '@/domain/deals/terms';
import { type Chance, chanceOf } from '../chance';
import type { DealPlan, MerchantPlan, VenuePlan } from '../plan-types';
import type { Packaged } from '../venues/package-plans';
import type { Setting } from '../venues/venue-plans';
import { withStates } from './deal-states';
import { termsOf } from './deal-terms';
import { quietHoursInWords } from './deal-words';
import { quietWindows } from './quiet-windows';

type Ready = {
  readonly merchants: readonly MerchantPlan[];
  readonly venues: readonly VenuePlan[];
  readonly packages: readonly Packaged[];
};

/** One deal for nearly every package: where a package has no slow hour that may be discounted, it has none. */
export function planDeals(setting: Setting, { merchants, venues, packages }: Ready): DealPlan[] {
  const venueOf = new Map(venues.map((venue) => [venue.key, venue]));
  const waiting = new Set(merchants.filter(({ status }) => status === 'submitted').map(({ key }) => key));
  const deals = packages.flatMap((pkg): DealPlan[] => {
    const chance = chanceOf(setting.seed, 'deal', pkg.key);
    const venue = venueOf.get(pkg.venueKey);
    if (!venue) return [];
    const windows = quietWindows(venue, pkg, chance);
    const terms = termsOf({ setting, venue, package: pkg, windows, chance });
    return terms ? [dealOf({ venue, pkg, terms, chance })] : [];
  });
  return withStates(
    setting,
    deals.map((deal, i) => ({ ...deal, key: `deal-${i + 1}` })),
    waiting,
  );
}

function dealOf({
  venue,
  pkg,
  terms,
  chance,
}: {
  venue: VenuePlan;
  pkg: Packaged;
  terms: DealTerms;
  chance: Chance;
}): DealPlan {
  const createdAt = terms.salesFrom - chance.whole(2, 9) * 86_400_000 - chance.whole(0, 600) * 60_000;
  return {
    key: '',
    merchantKey: venue.merchantKey,
    venueKey: venue.key,
    packageKey: pkg.key,
    title: pkg.title,
    description: `${pkg.says} ${quietHoursInWords(terms, chance)}`,
    terms,
    status: 'live',
    createdAt,
    submittedAt: createdAt + 40 * 60_000,
    decidedAt: createdAt + chance.whole(3, 30) * 3_600_000,
    reasons: [],
    note: '',
    pausedAt: null,
    edit: null,
  };
}
