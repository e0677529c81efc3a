import { recordAudit } from '@/db/audit';
import { findMerchant } from '@/db/people/merchants';
import { findVenue, insertPackage } from '@/db/venues';
import { listPriceOf } from '@/domain/deals/list-price';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import type { FieldError } from '@/domain/kernel/refusal';
import { accept, refuse } from '@/domain/kernel/result';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { CreatePackage } from './create-package.input';
import { type PackageView, packageView } from './own-venue-view';

/** Says what is sold, line by line. A package never changes once made: its deals and orders point to it. */
export async function createPackage(ctx: Context, input: CreatePackage): Promise<Answer<PackageView>> {
  return ctx.transaction(async (tx, now) => {
    const venue = await findVenue(tx, input.id);
    if (!venue) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
    const scope = authorizeMerchant(ctx, venue.merchantId, ['manager']);
    if (!scope.ok) return scope;
    const { currency } = given(await findMerchant(tx, venue.merchantId), 'a venue has a merchant');
    const made = { ...packageOf(input, currency), id: newId('package'), venueId: venue.id };
    const errors = wrongIn(input, currency);
    if (errors.length > 0) return refuse({ reason: 'malformed', errors });
    await insertPackage(tx, { ...made, lines: [...made.lines], createdAt: now });
    const after = packageView(made);
    await recordAudit(tx, {
      at: now,
      actor: actorName(ctx.actor),
      act: 'package.created',
      entity: made.id,
      after,
    });
    return accept(after);
  });
}

function packageOf(input: CreatePackage, currency: string) {
  const { title, durationMinutes, cleanUpMinutes, seatsPerUnit, category } = input;
  return {
    ...{ title, durationMinutes, cleanUpMinutes, seatsPerUnit, category, currency },
    lines: input.lines.map((line) => ({
      title: line.title,
      quantity: line.quantity,
      listPriceMinor: line.listPrice.amount,
    })),
    variableCostMinor: input.variableCost.amount,
    taxBps: input.taxPercent,
  };
}

/** All money of a package is in the merchant's currency, and it costs something. */
function wrongIn(input: CreatePackage, currency: string): FieldError[] {
  const stated = [
    { path: 'variableCost.currency', said: input.variableCost.currency },
    ...input.lines.map((line, index) => ({
      path: `lines.${index}.listPrice.currency`,
      said: line.listPrice.currency,
    })),
  ];
  const foreign = stated
    .filter(({ said }) => said !== currency)
    .map(({ path }) => ({ path, code: 'invalid-value', message: `This business sells in ${currency}.` }));
  const isFree = listPriceOf(packageOf(input, currency)) === 0;
  const free = { path: 'lines', code: 'too-small', message: 'The lines cost nothing together.' };
  return isFree ? [...foreign, free] : foreign;
}
