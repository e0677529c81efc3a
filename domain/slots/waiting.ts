import type { Instant } from '../time/wall';
import { minuteMs } from '../time/zone';

/** How long a place that came free is kept for whoever is asked. Source: beyond.md N27; page: docs/rules/waiting.md. */
export const askMinutes = 15;

/** Until when somebody asked now has to answer; null where the visit would begin before that, so that nobody is asked any more. */
export function answerBy(start: Instant, now: Instant): Instant | null {
  const until = now + askMinutes * minuteMs;
  return until <= start ? until : null;
}
