import type { Reader } from '../store';
import { groupInvariants } from './groups';
import type { Invariant } from './invariant';
import { listingInvariants } from './listings';
import { moneyInvariants } from './money';
import { seatInvariants } from './seats';
import { voucherInvariants } from './vouchers';

export const invariants: readonly Invariant[] = [
  ...seatInvariants,
  ...groupInvariants,
  ...voucherInvariants,
  ...listingInvariants,
  ...moneyInvariants,
];

/** Every broken invariant with what breaks it: `S1 …: venue_x at 1: 7 of 6`. Empty is well. */
export async function findViolations(db: Reader, at: { now: number; isAtRest: boolean }): Promise<string[]> {
  const found: string[] = [];
  for (const { name, says, isAtRest, violations } of invariants) {
    if (isAtRest && !at.isAtRest) continue;
    found.push(...(await violations(db, at)).map((line) => `${name}, ${says}: ${line}`));
  }
  return found;
}
