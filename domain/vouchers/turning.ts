import type { Instant } from '../time/wall';

/** The square on the screen is another one every so often, so that a picture of it is soon worth nothing. */
export const turnMs = 30_000;

/** Which square is shown now. */
export function turnAt(now: Instant): number {
  return Math.floor(now / turnMs);
}

/** The turn of the square that does not change: for a phone without a network, and for paper. */
export const stillTurn = 0;

/** How long a clerk may take between looking a voucher up and letting its guest in, in turns. */
export const clerkTurns = 6;

/** Good is the square of now, the one before and the one after, because clocks differ. Source: rules.md d6. */
export function isTurnGood(turn: number, now: Instant, lateTurns = 1): boolean {
  const age = turnAt(now) - turn;
  return turn === stillTurn || (age >= -1 && age <= lateTurns);
}
