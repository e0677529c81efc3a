import { insertHold } from '@/db/slots/holds';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import type { Instant } from '@/domain/time/wall';
import { minuteMs } from '@/domain/time/zone';
import type { Answer, Context } from '../context';
import { type Held, holdMinutes, isDearer } from '../slots/parts/holding';
import { priceVisit, promiseOf } from '../slots/parts/pricing';
import { takeVisit } from '../slots/parts/seats';
import type { HoldSeats } from './hold-seats.input';
import { canStillBePaid, countRefusedSeats, isOwnDeal } from './parts/buyer';

/** Keeps the seats for ten minutes while somebody pays, at the price they saw or a lower one. */
export async function holdSeats(ctx: Context, input: HoldSeats): Promise<Answer<Held>> {
  const held = await ctx.transaction((tx, now) => hold(ctx, { tx, now, input }));
  if (!held.ok && held.refusal.reason === 'sold-out') await countRefusedSeats(ctx, input);
  return held;
}

type Work = { readonly tx: Tx; readonly now: Instant; readonly input: HoldSeats };

async function hold(ctx: Context, { tx, now, input }: Work): Promise<Answer<Held>> {
  const found = await priceVisit(tx, input, now);
  if (!found.ok) return found;
  const priced = found.value;
  if (isOwnDeal(ctx.actor, priced.selling.merchant.id)) return refuse({ reason: 'own-deal' });
  const payable = canStillBePaid(ctx, priced, { now, needsNoHold: input.cardMayBeSaved });
  if (!payable.ok) return payable;
  const price = { amount: priced.priceMinor, currency: priced.selling.package.currency };
  if (isDearer(price, input.seenPrice)) return refuse({ reason: 'price-changed', price });
  const taken = await takeVisit(tx, priced, now);
  if (!taken.ok) return taken;
  const id = newId('hold');
  const expiresAt = now + holdMinutes * minuteMs;
  await insertHold(tx, {
    id,
    ...promiseOf(priced),
    ...taken.value,
    personId: personOf(ctx),
    createdAt: now,
    expiresAt,
  });
  return accept({ id, expiresAt: isoOf(expiresAt), price });
}

function personOf(ctx: Context): string | null {
  return ctx.actor.kind === 'person' ? ctx.actor.personId : null;
}
