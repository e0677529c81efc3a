import type { Moves } from '../kernel/moves';
import { accept, type Result, refuse } from '../kernel/result';
import type { Instant } from '../time/wall';
import type { GroupFailure, GroupStatus } from './group';

/** What decides about a group. Members are orders authorised or paid with distinct payers. Source: rules.md d7. */
export type GroupFacts = {
  readonly status: GroupStatus;
  readonly members: number;
  readonly threshold: number;
  readonly maximum: number;
  readonly closesAt: Instant;
  /** When it closed for good, or null while people may join. */
  readonly closedAt?: Instant | null;
};

export type JoinRefusal =
  | { readonly reason: 'group-closed' }
  | { readonly reason: 'already-in-group' }
  | { readonly reason: 'sold-out'; readonly left: number };
/** What the join does to the group: `tips` once, at the threshold; `closes` when it was the last place. */
export type Joined = { readonly members: number; readonly tips: boolean; readonly closes: boolean };
type Join = {
  readonly now: Instant;
  /** This payer, by account or by card, is in already. */
  readonly isIn: boolean;
  /** Packages that one more member may take: the reserved ones not yet used and what is free beyond. */
  readonly seatsObtainable: number;
};

/** A join counts if the group is open or tipped and now < closesAt, at the instant it is recorded. Page: docs/rules/groups.md. */
export function joinGroup(
  group: GroupFacts,
  { now, isIn, seatsObtainable }: Join,
): Result<Joined, JoinRefusal> {
  if (!isJoinable(group, now)) return refuse({ reason: 'group-closed' });
  if (isIn) return refuse({ reason: 'already-in-group' });
  if (seatsObtainable < 1) return refuse({ reason: 'sold-out', left: 0 });
  const members = group.members + 1;
  return accept({
    members,
    tips: group.status === 'open' && members >= group.threshold,
    closes: members >= group.maximum,
  });
}

export function isJoinable(group: GroupFacts, now: Instant): boolean {
  if (group.status === 'failed' || group.closedAt) return false;
  return now < group.closesAt && group.members < group.maximum;
}

/** Joining begins when a hold taken now reaches past the close; before it is `group-not-open-yet`. Source: api.md, life of a group. */
export function holdReaches({
  now,
  closesAt,
  holdMs,
}: {
  readonly now: Instant;
  readonly closesAt: Instant;
  readonly holdMs: number;
}): boolean {
  return now + holdMs > closesAt;
}

/** Members and places still obtainable together reach the threshold. */
export function canStillTip({
  members,
  threshold,
  seatsObtainable,
}: {
  readonly members: number;
  readonly threshold: number;
  readonly seatsObtainable: number;
}): boolean {
  return members + seatsObtainable >= threshold;
}

export type GroupDecision = 'stay' | 'tip' | 'close-tipped' | 'fail-deadline' | 'fail-unreachable';

/** What time and places do to a group that nobody touches; asked again it answers `stay`. Page: docs/rules/groups.md. */
export function decide(
  group: GroupFacts & { readonly now: Instant; readonly seatsObtainable: number },
): GroupDecision {
  if (group.status === 'failed' || group.closedAt) return 'stay';
  const isOver = group.now >= group.closesAt || group.members >= group.maximum;
  if (group.status === 'tipped') return isOver ? 'close-tipped' : 'stay';
  if (group.members >= group.threshold) return 'tip';
  if (group.now >= group.closesAt) return 'fail-deadline';
  return canStillTip(group) ? 'stay' : 'fail-unreachable';
}

export const groupActs = ['tip', 'fail'] as const;
export type GroupAct = (typeof groupActs)[number];

/** Open → tipped or failed, once; nothing leaves either. Source: trust.md G1. */
export const groupMoves: Moves<GroupStatus, GroupAct> = {
  open: { tip: 'tipped', fail: 'failed' },
  tipped: {},
  failed: {},
};

export type Closed =
  | { readonly status: 'tipped'; readonly because: null }
  | { readonly status: 'failed'; readonly because: GroupFailure };

/** How a group ends at its close, or when a moderator stops its deal: tipped stays tipped, whatever people do later. */
export function closeGroup(
  group: Pick<GroupFacts, 'status' | 'members' | 'threshold'>,
  because: GroupFailure,
): Closed {
  const hasTipped = group.status === 'tipped' || (group.members >= group.threshold && because !== 'stopped');
  return hasTipped ? { status: 'tipped', because: null } : { status: 'failed', because };
}
