import { endHold, type HoldRow } from '@/db/slots/holds';
import type { Tx } from '@/db/store';
import type { Money } from '@/domain/money/money';
import type { Context } from '../../context';
import { releasePlaces, stopJoining } from './seats';

/** How long seats wait for a payment; one extension of the same length. Source: api.md, holds. */
export const holdMinutes = 10;

export type Held = {
  readonly id: string;
  readonly expiresAt: string;
  readonly price: Money;
};

/** A guest's hold belongs to whoever knows its id, an account's to the account. */
export function isTheirs({ actor }: Context, hold: HoldRow): boolean {
  return hold.personId === null || (actor.kind === 'person' && actor.personId === hold.personId);
}

/** A price lower than the one seen is never refused. */
export function isDearer(
  price: { amount: number; currency: string },
  seen: { amount: number; currency: string },
): boolean {
  return price.currency !== seen.currency || price.amount > seen.amount;
}

/** Ends a hold once and gives back what it kept; nothing happens where it ended before. */
export async function endHoldAndFree(
  tx: Tx,
  ending: { holdId: string; by: 'release' | 'expiry' | 'stop'; now: number },
): Promise<void> {
  const hold = await endHold(tx, ending);
  if (!hold) return;
  await releasePlaces(tx, hold);
  if (hold.groupId) await stopJoining(tx, hold.groupId);
}
