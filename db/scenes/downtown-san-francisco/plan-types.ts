import type { Category, Package } from '@/domain/deals/package';
import type { DealTerms } from '@/domain/deals/terms';
import type { Minor } from '@/domain/money/money';
import type { Day, Instant, Zone } from '@/domain/time/wall';
import type { Busyness, Venue } from '@/domain/venues/venue';

/** The demo city as plain data. Keys (`venue-12`) are stable for a seed; whoever loads it turns them into ids. */
export type CityPlan = {
  readonly seed: number;
  readonly today: Day;
  readonly timeZone: Zone;
  readonly currency: 'USD';
  readonly city: string;
  /** Key of the merchant whose days are the fullest: the one to look at first. */
  readonly showcase: string;
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly merchants: readonly MerchantPlan[];
  readonly venues: readonly VenuePlan[];
  readonly packages: readonly PackagePlan[];
  readonly deals: readonly DealPlan[];
};

export type Neighbourhood = {
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
  readonly venues: number;
};

export type MerchantPlan = {
  readonly key: string;
  readonly name: string;
  readonly country: 'US';
  readonly registrationNumber: string;
  readonly contactEmail: string;
  readonly status: 'submitted' | 'verified';
  readonly joinedAt: Instant;
  readonly owner: { readonly name: string; readonly email: string };
  readonly clerk: { readonly name: string; readonly email: string };
};

export type VenuePlan = Venue & {
  readonly key: string;
  readonly merchantKey: string;
  readonly name: string;
  readonly category: Category;
  readonly address: string;
  readonly area: string;
  readonly lat: number;
  readonly lng: number;
  readonly busyness: Busyness;
};

export type PackagePlan = Package & {
  readonly key: string;
  readonly venueKey: string;
  readonly listPriceMinor: Minor;
};

export type DealPlan = {
  readonly key: string;
  readonly merchantKey: string;
  readonly venueKey: string;
  readonly packageKey: string;
  readonly title: string;
  readonly description: string;
  readonly terms: DealTerms;
  readonly status: 'draft' | 'submitted' | 'asked' | 'refused' | 'live' | 'paused' | 'ended' | 'stopped';
  readonly createdAt: Instant;
  readonly submittedAt: Instant | null;
  /** When a moderator approved, asked, refused or stopped it. */
  readonly decidedAt: Instant | null;
  readonly reasons: readonly string[];
  readonly note: string;
  readonly pausedAt: Instant | null;
  /** A second version that waits in the queue while this one sells. */
  readonly edit: { readonly title: string; readonly terms: DealTerms; readonly submittedAt: Instant } | null;
};
