import { hasPhoto } from '@/db/claims/claim-photos';
import { type ClaimOfOrder, claimsOfMerchant, claimsToDecide, stepsOfClaim } from '@/db/claims/claims';
import { termsOfVersion } from '@/db/deals/deal-terms';
import { accept } from '@/domain/kernel/result';
import type { Money } from '@/domain/money/money';
import { localOf } from '@/domain/time/zone';
import { authorizeAdmin, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { type ClaimView, claimView } from './claim-view';
import type { ListClaims } from './list-claims.input';

/** A claim with the visit it is about. */
export type CaseView = ClaimView & {
  readonly visit: {
    readonly title: string;
    readonly venue: string;
    readonly local: string;
    readonly price: Money;
    readonly guest: string;
  };
};

/** Claims against a merchant, the latest first; for moderators those that wait for them, the oldest first. */
export async function listClaims(
  ctx: Context,
  { id }: ListClaims,
): Promise<Answer<{ items: readonly CaseView[] }>> {
  const scope = id ? authorizeMerchant(ctx, id, ['manager']) : authorizeAdmin(ctx);
  if (!scope.ok) return scope;
  const found = id ? await claimsOfMerchant(ctx.reader, id) : await claimsToDecide(ctx.reader);
  return accept({ items: await Promise.all(found.map((one) => caseOf(ctx, one))) });
}

async function caseOf({ reader }: Context, { claim, order }: ClaimOfOrder): Promise<CaseView> {
  const { version, venue } = await termsOfVersion(reader, order.dealId, order.dealVersion);
  const steps = await stepsOfClaim(reader, claim.id);
  return {
    ...claimView({ claim, steps, hasPhoto: await hasPhoto(reader, claim.id) }, venue.timeZone),
    visit: {
      title: version.title,
      venue: venue.name,
      local: localOf(order.start, venue.timeZone),
      price: { amount: order.priceMinor, currency: order.currency },
      guest: order.name,
    },
  };
}
