import type { Instant } from '../time/wall';
import { hourMs } from '../time/zone';
import type { GroupTerms } from './terms';

type Closing = {
  readonly group: GroupTerms;
  /** Start of the slot the group is for; scope `slot` counts back from it. */
  readonly start: Instant;
  /** When the group was opened; scope `team` counts on from it. */
  readonly createdAt: Instant;
};

/** When joining ends, in real hours: a join counts if and only if `now < closesAt`. Source: api.md, life of a group. */
export function closesAt({ group, start, createdAt }: Closing): Instant {
  switch (group.scope) {
    case 'slot':
      return start - group.closesHoursBefore * hourMs;
    case 'deal':
      return group.closesAt;
    case 'team':
      return Math.min(createdAt + group.closesAfterHours * hourMs, start);
  }
}
