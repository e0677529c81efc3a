import { decisionsAbout, findMerchant, namesOfMerchants } from '@/db/people/merchants';
import { membersOf } from '@/db/people/people';
import { packagesOfVenue, venuesOfMerchant } from '@/db/venues';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import type { MerchantRole } from '@/domain/people/roles';
import { isoOf } from '@/domain/time/iso';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { type OwnVenueView, ownVenueView, type PackageView, packageView } from '../venues/own-venue-view';
import type { GetMerchant } from './get-merchant.input';
import { type MerchantView, merchantView } from './merchant-view';

export type MemberView = {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: MerchantRole;
  readonly status: 'active' | 'invited';
};
export type DecisionView = {
  readonly decision: string;
  readonly reasons: readonly string[];
  readonly note: string;
};
export type MerchantHome = {
  readonly merchant: MerchantView;
  readonly role: MerchantRole;
  readonly venues: readonly OwnVenueView[];
  readonly packages: readonly PackageView[];
  readonly members: readonly MemberView[];
  /** Other businesses the same person works for. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
  /** What a moderator said last, where one said anything. */
  readonly decision: (DecisionView & { readonly decidedAt: string }) | null;
};

/** Everything a merchant's own pages stand on. */
export async function getMerchant(ctx: Context, { id }: GetMerchant): Promise<Answer<MerchantHome>> {
  const scope = authorizeMerchant(ctx, id, ['manager', 'accountant', 'clerk']);
  if (!scope.ok) return scope;
  const db = ctx.reader;
  const merchant = given(await findMerchant(db, id), 'a merchant with people exists');
  const venues = await venuesOfMerchant(db, id);
  const packages = await Promise.all(venues.map((venue) => packagesOfVenue(db, venue.id)));
  const members = await membersOf(db, id);
  const others = await namesOfMerchants(db, otherMerchants(ctx, id));
  const [last] = await decisionsAbout(db, id);
  return accept({
    merchant: merchantView(merchant),
    role: scope.value.role,
    venues: venues.map(ownVenueView),
    packages: packages.flat().map(packageView),
    members: members.map(({ id: memberId, email, name, role, personId }) => ({
      ...{ id: memberId, email, name, role },
      status: personId ? 'active' : 'invited',
    })),
    others,
    decision: last
      ? { decision: last.decision, reasons: last.reasons, note: last.note, decidedAt: isoOf(last.decidedAt) }
      : null,
  });
}

function otherMerchants({ actor }: Context, id: string): string[] {
  if (actor.kind !== 'person') return [];
  return actor.memberships.map((one) => one.merchantId).filter((merchantId) => merchantId !== id);
}
