import type { Instant } from '../time/wall';
import { hourMs } from '../time/zone';

/** How the money of somebody who joins a group is made sure of. */
export type WayToPay =
  | { readonly kind: 'hold-now' }
  /** Nothing can be held: the price is taken now, and given back if the group fails. */
  | { readonly kind: 'take-now' }
  /** Nothing is held before `holdAt`: the card is kept until then. */
  | { readonly kind: 'save-card'; readonly holdAt: Instant };

/** A hold must last a day longer than the group, so that there is time to take the money. Source: trust.md G5. */
const spareMs = 24 * hourMs;

/**
 * No hold may end before its group does: where it would, the card is saved with its owner's agreement, and the money is held a
 * day before the close. Page: docs/rules/groups.md.
 */
export function wayToPay({
  now,
  closesAt,
  holdMs,
  canHold,
}: {
  readonly now: Instant;
  readonly closesAt: Instant;
  readonly holdMs: number;
  readonly canHold: boolean;
}): WayToPay {
  if (!canHold) return { kind: 'take-now' };
  if (closesAt <= now + holdMs - spareMs) return { kind: 'hold-now' };
  return { kind: 'save-card', holdAt: closesAt - spareMs };
}

/** What the buyer is told before joining. `day` is the day of `holdAt` by the venue's clock. */
export function sayWayToPay(way: WayToPay['kind'], day: string): string {
  switch (way) {
    case 'hold-now':
      return 'Your card is only reserved now. If the group fails, nothing is taken.';
    case 'take-now':
      return 'This way of paying cannot be reserved: the price is taken now. If the group fails, or you leave it before it goes ahead, all of it goes back the way it came; if the price falls, the difference does.';
    case 'save-card':
      return `This group closes later than a card can be held. Your card is saved now and nothing is held; on ${day} the price is reserved on it, without asking you again, or taken if the group goes ahead before. If the group fails, nothing is taken. If your card says no then, your place goes to somebody else and we write to you.`;
  }
}
