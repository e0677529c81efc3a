import type { Instant } from '../time/wall';

/** A group that has ended, as far as others can be judged by it. */
export type PastGroup = {
  readonly createdAt: Instant;
  readonly closesAt: Instant;
  readonly threshold: number;
  readonly hasTipped: boolean;
  /** When each of its members joined. */
  readonly joinedAt: readonly Instant[];
};

/** How many of ten groups that stood like this went ahead: never one number, and nothing where too few are known. */
export type Chance =
  | { readonly kind: 'band'; readonly low: number; readonly high: number; readonly groups: number }
  | { readonly kind: 'unknown' };

type Standing = {
  readonly members: number;
  readonly threshold: number;
  readonly closesAt: Instant;
  readonly now: Instant;
};

/** Fewer groups say nothing: the band would be nearly everything. */
export const fewestGroups = 12;
/** Nine of ten such bands hold what they promise: the quantile of the normal distribution for both ends. */
const z = 1.645;

/**
 * Groups that missed as many people with as much time left are the measure: no assumption about how people come, so it
 * is as right as the past is like the present. Source: beyond.md N11. Page: docs/rules/groups.md.
 */
export function chanceToTip(
  { members, threshold, closesAt, now }: Standing,
  past: readonly PastGroup[],
): Chance {
  const missing = threshold - members;
  const left = closesAt - now;
  const alike = past.filter((group) => missingAt(group, group.closesAt - left) === missing);
  if (missing <= 0 || left <= 0 || alike.length < fewestGroups) return { kind: 'unknown' };
  return { kind: 'band', ...bandOf(alike.filter(({ hasTipped }) => hasTipped).length, alike.length) };
}

/** How many people a group still missed at an instant; null where it was not open, or had all it needed. */
function missingAt({ createdAt, threshold, joinedAt }: PastGroup, at: Instant): number | null {
  const missing = threshold - joinedAt.filter((joined) => joined <= at).length;
  return at < createdAt || missing <= 0 ? null : missing;
}

/** Wilson's interval of a share, in tenths and rounded outwards: E. B. Wilson 1927, J. Am. Stat. Assoc. 22, 209. */
function bandOf(count: number, groups: number) {
  const share = count / groups;
  const spread = 1 + (z * z) / groups;
  const middle = (share + (z * z) / (2 * groups)) / spread;
  const half = (z / spread) * Math.sqrt((share * (1 - share)) / groups + (z * z) / (4 * groups * groups));
  const low = Math.max(0, Math.floor(10 * (middle - half)));
  const high = Math.min(10, Math.ceil(10 * (middle + half)));
  return { low, high, groups };
}
