import { termsOfVersion } from '@/db/deals/deal-terms';
import { extendHold as extendHoldRow, findHold } from '@/db/slots/holds';
import { accept, refuse } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import type { Answer, Context } from '../context';
import { type Held, holdMinutes, isTheirs } from '../slots/parts/holding';
import type { HoldOfId } from './hold.input';

/** Ten more minutes, once: nobody should lose a seat because typing takes time. */
export async function extendHold(ctx: Context, input: HoldOfId): Promise<Answer<Held>> {
  return ctx.transaction(async (tx, now) => {
    const hold = await findHold(tx, input.id);
    if (!hold || !isTheirs(ctx, hold)) return refuse({ reason: 'not-found' });
    if (hold.endedAt !== null || hold.expiresAt <= now) return refuse({ reason: 'hold-expired' });
    const until = hold.expiresAt + holdMinutes * minuteMs;
    const selling = await termsOfVersion(tx, hold.dealId, hold.dealVersion);
    const isExtended = await extendHoldRow(tx, { holdId: hold.id, until, now });
    if (!isExtended) return refuse({ reason: 'hold-extended-already' });
    return accept({
      id: hold.id,
      expiresAt: isoOf(until),
      price: { amount: hold.priceMinor, currency: selling.package.currency },
    });
  });
}
