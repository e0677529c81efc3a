import { findingsOf } from '@/domain/deals/findings';
import { listPriceOf } from '@/domain/deals/list-price';
import { given } from '@/domain/kernel/must';
import { rangeOfWeek } from '@/domain/pricing/range-of-week';
import { pricedWeek } from '@/domain/pricing/week';
import { hourMs } from '@/domain/time/zone';
import type { deals, dealVersions, decisions, pauses } from '../../../tables/deals';
import type { CityPlan, DealPlan, PackagePlan, VenuePlan } from '../plan-types';
import type { Cast } from './cast';
import { type Ids, slugOf } from './ids';

type Setting = { readonly plan: CityPlan; readonly ids: Ids; readonly cast: Cast };
type Parts = Setting & { readonly deal: DealPlan; readonly venue: VenuePlan; readonly package: PackagePlan };
type DealRows = {
  readonly deals: (typeof deals.$inferInsert)[];
  readonly versions: (typeof dealVersions.$inferInsert)[];
  readonly decisions: (typeof decisions.$inferInsert)[];
  readonly pauses: (typeof pauses.$inferInsert)[];
};

/** A deal that was never approved sells nothing and has no selling version. */
const neverSold: ReadonlySet<DealPlan['status']> = new Set(['draft', 'submitted', 'asked', 'refused']);
const moderatedWithin = 4 * hourMs;

/** `unitsTaken` says how much of each deal is sold. */
export function dealRows(setting: Setting, unitsTaken: ReadonlyMap<string, number>): DealRows {
  const { plan, ids } = setting;
  const venueOf = new Map(plan.venues.map((venue) => [venue.key, venue]));
  const packageOf = new Map(plan.packages.map((pkg) => [pkg.key, pkg]));
  const all = plan.deals.map((deal) => ({
    ...setting,
    deal,
    venue: given(venueOf.get(deal.venueKey), 'the venue of a deal is planned'),
    package: given(packageOf.get(deal.packageKey), 'the package of a deal is planned'),
  }));
  return {
    deals: all.map((parts) => ({
      ...dealRow(parts),
      unitsTaken: unitsTaken.get(ids('deal', parts.deal.key)) ?? 0,
    })),
    versions: all.flatMap(versionRows),
    decisions: [...merchantDecisions(setting), ...all.flatMap(decisionRows)],
    pauses: all.flatMap(pauseRows),
  };
}

function dealRow({ ids, deal, venue, package: pkg }: Parts): typeof deals.$inferInsert {
  const { key, title, terms, status, edit, createdAt } = deal;
  const id = ids('deal', key);
  const range = rangeOfWeek(pricedWeek({ terms, package: pkg, venue, busyness: venue.busyness }));
  const isApproved = !neverSold.has(status);
  return {
    ...{ id, title, status, createdAt },
    slug: `${slugOf(title)}-${id.slice('deal_'.length, 'deal_'.length + 8)}`,
    merchantId: ids('merchant', deal.merchantKey),
    venueId: ids('venue', deal.venueKey),
    version: edit ? 2 : 1,
    liveVersion: isApproved ? 1 : null,
    category: pkg.category,
    lowestPriceMinor: Math.min(range.leastInGroupMinor ?? range.leastMinor, range.leastMinor),
    listPriceMinor: listPriceOf(pkg),
    salesFrom: terms.salesFrom,
    salesUntil: terms.salesUntil,
    liveAt: isApproved ? Math.max(approvedAt(deal), terms.salesFrom) : null,
  };
}

function versionRows({ ids, cast, deal, package: pkg }: Parts): (typeof dealVersions.$inferInsert)[] {
  const { key, title, description, terms, status, createdAt, submittedAt, edit } = deal;
  const same = {
    dealId: ids('deal', key),
    packageId: ids('package', deal.packageKey),
    description,
    createdBy: cast.ownerOf(deal.merchantKey).id,
  };
  const first = {
    ...same,
    ...{ title, terms, createdAt, submittedAt },
    id: ids('version', `${key}/1`),
    version: 1,
    status: versionStatus(status),
    findings: submittedAt === null ? [] : findingsOf({ title, description, terms, package: pkg }),
  };
  if (!edit) return [first];
  const second = {
    ...same,
    ...{ title: edit.title, terms: edit.terms, createdAt: edit.submittedAt, submittedAt: edit.submittedAt },
    id: ids('version', `${key}/2`),
    version: 2,
    status: 'submitted' as const,
    findings: findingsOf({ title: edit.title, description, terms: edit.terms, package: pkg }),
  };
  return [first, second];
}

type VersionStatus = (typeof dealVersions.$inferInsert)['status'];

function versionStatus(status: DealPlan['status']): VersionStatus {
  switch (status) {
    case 'draft':
    case 'submitted':
    case 'asked':
    case 'refused':
      return status;
    default:
      return 'approved';
  }
}

/** A stopped deal was approved before. */
function approvedAt({ status, decidedAt, submittedAt, createdAt }: DealPlan): number {
  return status === 'stopped' || decidedAt === null
    ? (submittedAt ?? createdAt) + moderatedWithin
    : decidedAt;
}

function decisionRows({ ids, cast, deal }: Parts): (typeof decisions.$inferInsert)[] {
  const { key, status, decidedAt, reasons, note } = deal;
  const same = {
    entity: 'deal' as const,
    entityId: ids('deal', key),
    version: 1,
    decidedBy: cast.admin.id,
  };
  const approved = {
    ...same,
    id: ids('decision', `${key}/approve`),
    decision: 'approve' as const,
    reasons: [],
    decidedAt: approvedAt(deal),
  };
  const word = verdictOf(status);
  const said = word && decidedAt !== null ? { decision: word, decidedAt, reasons: [...reasons], note } : null;
  return [
    ...(neverSold.has(status) ? [] : [approved]),
    ...(said ? [{ ...same, ...said, id: ids('decision', `${key}/${said.decision}`) }] : []),
  ];
}

function merchantDecisions({ plan, ids, cast }: Setting): (typeof decisions.$inferInsert)[] {
  return plan.merchants
    .filter(({ status }) => status === 'verified')
    .map(({ key, joinedAt }) => ({
      id: ids('decision', key),
      entity: 'merchant',
      entityId: ids('merchant', key),
      decision: 'verify',
      reasons: [],
      decidedBy: cast.admin.id,
      decidedAt: joinedAt + moderatedWithin,
    }));
}

function pauseRows({ ids, cast, deal }: Parts): (typeof pauses.$inferInsert)[] {
  if (deal.pausedAt === null) return [];
  const pausedBy = cast.ownerOf(deal.merchantKey).id;
  return [
    {
      id: ids('pause', deal.key),
      dealId: ids('deal', deal.key),
      pausedBy,
      pausedAt: deal.pausedAt,
    },
  ];
}

type Verdict = (typeof decisions.$inferInsert)['decision'];

function verdictOf(status: DealPlan['status']): Verdict | null {
  if (status === 'asked') return 'ask';
  if (status === 'refused') return 'refuse';
  return status === 'stopped' ? 'stop' : null;
}
