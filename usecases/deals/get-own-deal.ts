import { type DealRow, termsOfVersion } from '@/db/deals/deal-terms';
import { decisionsAbout } from '@/db/people/merchants';
import type { GroupTerms } from '@/domain/deals/terms';
import { accept, refuse } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import type { Zone } from '@/domain/time/wall';
import { printWall } from '@/domain/time/windows';
import { addDays, dayOf, instantOfLocal, localOf, startOfDay } from '@/domain/time/zone';
import type { Answer, Context } from '../context';
import { ownVenueView, packageView } from '../venues/own-venue-view';
import type { GetOwnDeal } from './get-own-deal.input';
import { brokenRules, summaryOf } from './parts/deal-drafts';
import { newestDraft } from './parts/deal-submission';
import { ownDeal } from './parts/own-deals';

/** The newest version of a deal as its form asks for it, with where it stands. */
export async function getOwnDeal(ctx: Context, { id }: GetOwnDeal): Promise<Answer<OwnDealView>> {
  const deal = await ownDeal(ctx, ctx.reader, id);
  return deal.ok ? accept(await viewOf(ctx, deal.value)) : refuse(deal.refusal);
}

export type OwnDealView = Awaited<ReturnType<typeof viewOf>>;

async function viewOf(ctx: Context, deal: DealRow) {
  const { version, terms, package: pkg, venue } = await termsOfVersion(ctx.reader, deal.id, deal.version);
  const draft = await newestDraft(ctx.reader, deal);
  const [last] = await decisionsAbout(ctx.reader, deal.id);
  const zone = venue.timeZone;
  return {
    ...{ id: deal.id, slug: deal.slug, merchantId: deal.merchantId, status: deal.status },
    ...{ version: deal.version, liveVersion: deal.liveVersion, versionStatus: version.status },
    venue: ownVenueView(venue),
    package: packageView({ ...pkg, venueId: venue.id }),
    ...{ title: version.title, description: version.description },
    salesFrom: dayOrInstant(terms.salesFrom, zone),
    salesUntil: lastDayOrInstant(terms.salesUntil, zone),
    ...{ visitFrom: terms.visitFrom, visitUntil: terms.visitUntil },
    offPeak: terms.offPeak.map((window) => ({
      weekdays: window.weekdays,
      from: printWall(window.fromMinute),
      to: printWall(window.untilMinute),
      percentOff: window.offBps / 100,
      seats: window.seats,
    })),
    floorPrice: { amount: Number(terms.floorPriceMinor), currency: pkg.currency },
    guardPercent: terms.guardBps / 100,
    group: terms.group && groupView(terms.group, zone),
    ...{ limits: terms.limits, cancelHoursBefore: terms.cancelHoursBefore, exclusions: terms.exclusions },
    fullPricePromise: terms.fullPricePromise ?? 'money-back',
    summary: summaryOf(draft),
    broken: brokenRules(draft),
    findings: version.findings,
    decision: last ? { decision: last.decision, reasons: last.reasons, note: last.note } : null,
  };
}

function groupView({ tiers, ...group }: GroupTerms, zone: Zone) {
  const steps = tiers.map((tier) => ({ members: tier.members, percentOff: tier.offBps / 100 }));
  return group.scope === 'deal'
    ? { ...group, closesAt: localOrInstant(group.closesAt, zone), tiers: steps }
    : { ...group, tiers: steps };
}

/** As it was typed: a day where it is the start of one. */
function dayOrInstant(at: number, zone: Zone): string {
  const day = dayOf(at, zone);
  return startOfDay(day, zone) === at ? day : localOrInstant(at, zone);
}

function lastDayOrInstant(at: number, zone: Zone): string {
  const day = dayOf(at, zone);
  return startOfDay(day, zone) === at ? addDays(day, -1) : localOrInstant(at, zone);
}

/** The venue's clock says it where that loses nothing: neither seconds nor which of two repeated hours. */
function localOrInstant(at: number, zone: Zone): string {
  const local = localOf(at, zone);
  return instantOfLocal(local, zone) === at ? local : isoOf(at);
}
