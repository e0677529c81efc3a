import type { SellingTerms } from '@/db/deals/deal-terms';
import type { GroupRow } from '@/db/groups/groups';
import type { Tier } from '@/domain/deals/terms';
import type { Chance } from '@/domain/groups/chance';
import { minor } from '@/domain/money/money';
import { pricedTiers } from '@/domain/pricing/group-price';
import { isoOf } from '@/domain/time/iso';
import { localOf, minuteMs } from '@/domain/time/zone';

/** A group as anybody with its link sees it: how many, never who. */
export function groupPageView(group: GroupRow, sold: SellingTerms, appUrl: string) {
  const { package: pkg, venue, deal, version, terms } = sold;
  const { start } = group;
  return {
    id: group.id,
    status: group.status,
    because: group.because,
    scope: group.scope,
    members: group.members,
    threshold: group.threshold,
    maximum: group.maximum,
    closesAt: isoOf(group.closesAt),
    closedAt: group.closedAt === null ? null : isoOf(group.closedAt),
    tippedAt: group.tippedAt === null ? null : isoOf(group.tippedAt),
    tiers: tiersView(group, terms.group?.tiers ?? [], pkg.currency),
    alonePrice: { amount: group.basePriceMinor, currency: pkg.currency },
    slot:
      start === null
        ? null
        : {
            start: isoOf(start),
            local: localOf(start, venue.timeZone),
            end: isoOf(start + pkg.durationMinutes * minuteMs),
            timeZone: venue.timeZone,
          },
    deal: { id: deal.id, slug: deal.slug, title: version.title, status: deal.status, category: pkg.category },
    venue: {
      id: venue.id,
      slug: venue.slug,
      name: venue.name,
      address: venue.address,
      city: venue.city,
      timeZone: venue.timeZone,
    },
    link: `${appUrl}/groups/${group.id}`,
    /** The same that its small answer says, so that a page knows what it has shown. */
    state: groupState(group),
  };
}

export type GroupPageView = ReturnType<typeof groupPageView>;
/** Beside it how likely it goes ahead; null once that is no question any more. */
export type GroupWithChance = GroupPageView & { readonly chance: Chance | null };

/** What changes while people look at it. */
export function groupState({ status, members, maximum, closedAt, calledOffAt }: GroupRow) {
  return {
    status,
    members,
    maximum,
    closedAt: closedAt === null ? null : isoOf(closedAt),
    isCalledOff: calledOffAt !== null,
  };
}

export type GroupState = ReturnType<typeof groupState>;

/** What everybody pays from so many members on, and whether that is reached. */
function tiersView(group: GroupRow, tiers: readonly Tier[], currency: string) {
  return pricedTiers(minor(group.basePriceMinor), tiers).map((tier) => ({
    members: tier.members,
    percentOff: tier.offBps / 100,
    price: { amount: tier.priceMinor, currency },
    isReached: group.members >= tier.members,
  }));
}
