import type { MerchantRow, SellingVenue, SoldPackage } from '@/db/deals/deal-terms';
import { findMerchant } from '@/db/people/merchants';
import type { Reader } from '@/db/store';
import { findPackage, findVenue } from '@/db/venues';
import { describeTerms } from '@/domain/deals/describe';
import type { DealTerms, GroupTerms } from '@/domain/deals/terms';
import { given } from '@/domain/kernel/must';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept, refuse } from '@/domain/kernel/result';
import { checkTerms, type TermsRefusal } from '@/domain/pricing/check-terms';
import { rangeOfWeek } from '@/domain/pricing/range-of-week';
import { pricedWeek } from '@/domain/pricing/week';
import { isDay } from '@/domain/time/day';
import type { Instant, Zone } from '@/domain/time/wall';
import { addDays, instantOfLocal, startOfDay } from '@/domain/time/zone';
import { authorizeMerchant } from '../../authorize';
import type { Answer, Context } from '../../context';
import type { DealFields } from '../deal-fields.input';

/** A deal as somebody wants it to be, with everything its rules depend on. */
export type Draft = {
  readonly title: string;
  readonly description: string;
  readonly terms: DealTerms;
  readonly package: SoldPackage;
  readonly venue: SellingVenue;
  readonly merchant: MerchantRow;
};

/** The draft of what was typed, for people who may edit it, refused where a rule forbids it. */
export async function readDraft(ctx: Context, db: Reader, fields: DealFields): Promise<Answer<Draft>> {
  const venue = await findVenue(db, fields.venueId);
  if (!venue) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
  const scope = authorizeMerchant(ctx, venue.merchantId, ['manager']);
  if (!scope.ok) return scope;
  const pkg = await findPackage(db, fields.packageId);
  if (pkg?.venueId !== venue.id) return refuse({ reason: 'package-of-another-venue' });
  if (fields.floorPrice.currency !== pkg.currency) return foreignFloor(pkg.currency);
  const merchant = given(await findMerchant(db, venue.merchantId), 'a venue has a merchant');
  const { title, description } = fields;
  const draft = {
    title,
    description,
    terms: termsOfFields(fields, venue.timeZone),
    package: pkg,
    venue,
    merchant,
  };
  const [first] = brokenRules(draft);
  return first ? refuse(first) : accept(draft);
}

/** Every rule the draft breaks, in the words of the product. */
export function brokenRules({ terms, package: pkg, venue }: Draft): Refusal[] {
  const asked = { terms, package: pkg, venue, busyness: venue.busyness };
  return checkTerms(asked).map((refusal) => outward(refusal, pkg.currency, terms));
}

export function summaryOf({ terms, package: pkg, venue }: Draft): string[] {
  return describeTerms({ terms, package: pkg, timeZone: venue.timeZone });
}

/** Copies for lists and search, of the version that sells or will. */
export function columnsOf(draft: Draft) {
  const { title, terms, package: pkg, venue } = draft;
  const range = rangeOfWeek(pricedWeek({ terms, package: pkg, venue, busyness: venue.busyness }));
  return {
    venueId: venue.id,
    category: pkg.category,
    title,
    lowestPriceMinor: Math.min(range.leastMinor, range.leastInGroupMinor ?? range.leastMinor),
    listPriceMinor: Number(range.listPriceMinor),
    salesFrom: terms.salesFrom,
    salesUntil: terms.salesUntil,
  };
}

function termsOfFields(fields: DealFields, zone: Zone): DealTerms {
  const { salesFrom, salesUntil, visitFrom, visitUntil, limits, cancelHoursBefore, exclusions } = fields;
  const { fullPricePromise } = fields;
  return {
    ...{ visitFrom, visitUntil, limits, cancelHoursBefore, exclusions, fullPricePromise },
    salesFrom: momentOf(salesFrom, zone),
    salesUntil: momentOf(dayAfter(salesUntil), zone),
    offPeak: fields.offPeak.map(({ weekdays, from, to, percentOff, seats }) => ({
      weekdays: [...new Set(weekdays)].sort((a, b) => a - b),
      fromMinute: from,
      untilMinute: to > from ? to : to + 1440,
      offBps: percentOff,
      seats,
    })),
    floorPriceMinor: fields.floorPrice.amount,
    guardBps: fields.guardPercent,
    group: fields.group && groupOf(fields.group, zone),
  };
}

function groupOf(group: NonNullable<DealFields['group']>, zone: Zone): GroupTerms {
  const tiers = group.tiers.map(({ members, percentOff }) => ({ members, offBps: percentOff }));
  return group.scope === 'deal'
    ? { ...group, tiers, closesAt: momentOf(group.closesAt, zone) }
    : { ...group, tiers };
}

/** A day as an end is included. */
function dayAfter(said: number | string): number | string {
  return typeof said === 'string' && isDay(said) ? addDays(said, 1) : said;
}

/** An instant as it is; a time or the start of a day by the venue's clock. */
function momentOf(said: number | string, zone: Zone): Instant {
  if (typeof said === 'number') return said;
  return isDay(said) ? startOfDay(said, zone) : instantOfLocal(said, zone);
}

function foreignFloor(currency: string) {
  const message = `This business sells in ${currency}.`;
  return refuse({
    reason: 'malformed',
    errors: [{ path: 'floorPrice.currency', code: 'invalid-value', message }],
  });
}

function outward(refusal: TermsRefusal, currency: string, { guardBps }: DealTerms): Refusal {
  switch (refusal.reason) {
    case 'below-floor': {
      const { priceMinor, floorPriceMinor } = refusal;
      return { reason: 'below-floor', priceMinor, floorPriceMinor, currency };
    }
    case 'guarded-hour':
      return { reason: 'guarded-hour', hours: refusal.hours, guardPercent: guardBps / 100 };
    case 'threshold-above-seats':
      return { reason: 'threshold-above-seats', threshold: refusal.threshold, seats: refusal.seats };
    default:
      return { reason: refusal.reason };
  }
}
