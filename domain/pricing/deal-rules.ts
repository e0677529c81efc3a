import type { Package } from '../deals/package';
import type { DealTerms } from '../deals/terms';
import type { Busyness, Venue } from '../venues/venue';

/** All that a price depends on; nothing about who asks. Source: beyond.md N31. */
export type DealRules = {
  readonly terms: Pick<
    DealTerms,
    'offPeak' | 'guardBps' | 'group' | 'visitFrom' | 'visitUntil' | 'fullPricePromise'
  >;
  readonly package: Package;
  readonly venue: Venue;
  readonly busyness: Busyness;
};
