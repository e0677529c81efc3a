/** How long a member keeps the place whose card failed after the group tipped. Source: journeys.md C2 c. */
export const graceMinutes = 30;

type Losses = {
  /** Members whose card failed and was not mended in time. */
  readonly lost: number;
  /** Members that are left, replacements counted. */
  readonly members: number;
  readonly threshold: number;
  /** How many below the threshold the deal tolerates; undefined: no limit. */
  readonly tolerance: number | undefined;
};

/**
 * A group that went ahead takes place whoever leaves of their own will; only failed cards are held against it, and only
 * as far as they left it below its threshold. Page: docs/rules/groups.md.
 */
export function isCalledOff({ lost, members, threshold, tolerance }: Losses): boolean {
  if (tolerance === undefined) return false;
  const missing = Math.min(lost, Math.max(0, threshold - members));
  return missing > tolerance;
}
