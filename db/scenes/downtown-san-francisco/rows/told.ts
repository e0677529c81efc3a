import { answerUntil, claimUntil } from '@/domain/claims/claim';
import type { Instant } from '@/domain/time/wall';
import { addDays, hourMs, instantsAt, weekdayOf } from '@/domain/time/zone';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import type { claimSteps, claims } from '../../../tables/claims';
import type { pastVisits } from '../../../tables/venues';
import { chanceOf } from '../chance';
import type { CityPlan, VenuePlan } from '../plan-types';
import type { Ids } from './ids';
import type { Bought } from './purchases';

type Telling = { readonly plan: CityPlan; readonly ids: Ids; readonly now: Instant };
type Visit = typeof pastVisits.$inferInsert;

const daysCounted = 8 * 7;
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);

/** What the merchant to look at first told us of the past: eight weeks of guests, scattered around the ordinary week. */
export function pastVisitRows({ plan, ids }: Telling): Visit[] {
  return plan.venues
    .filter(({ merchantKey }) => merchantKey === plan.showcase)
    .flatMap((venue) => {
      const chance = chanceOf(plan.seed, 'past-visits', venue.key);
      const hours = hoursOfVisit(plan, venue);
      const days = Array.from({ length: daysCounted }, (_, index) => addDays(plan.today, -1 - index));
      return days.flatMap((day) =>
        hoursOfDay.flatMap((hour): Visit[] => {
          const here = expectedSeatsAt(venue.busyness, weekdayOf(day), hour * 60) ?? 0;
          const seats = Math.floor((here / hours) * chance.between(0.5, 1.5) + chance.share());
          const [start] = instantsAt(day, hour * 60, venue.timeZone);
          if (seats === 0 || start === undefined) return [];
          return [
            { id: ids('visit', `${venue.key}/${start}`), venueId: ids('venue', venue.key), start, seats },
          ];
        }),
      );
    });
}

function hoursOfVisit({ packages }: CityPlan, { key }: VenuePlan): number {
  const lengths = packages
    .filter(({ venueKey }) => venueKey === key)
    .map(({ durationMinutes, cleanUpMinutes }) => durationMinutes + cleanUpMinutes);
  return Math.max(1, Math.ceil(Math.min(...lengths) / 60));
}

type Claims = {
  readonly claims: (typeof claims.$inferInsert)[];
  readonly steps: (typeof claimSteps.$inferInsert)[];
};

/** Two guests who were not content: one whom that merchant has to answer, one whose case waits for a moderator. */
export function claimRows({ plan, ids, now }: Telling, visited: readonly Bought[]): Claims {
  const latest = visited
    .filter(({ row }) => row.endAt < now - 2 * hourMs && claimUntil(row.endAt) > now)
    .toSorted((a, b) => b.row.endAt - a.row.endAt);
  const asked = latest.find(({ plan: { merchantKey } }) => merchantKey === plan.showcase);
  const contested = latest.find(({ plan: { merchantKey } }) => merchantKey !== plan.showcase);
  const told = [
    ...(asked ? [{ ...asked, status: 'open' as const }] : []),
    ...(contested ? [{ ...contested, status: 'contested' as const }] : []),
  ].map(({ row, status }) => {
    const openedAt = Math.max(row.endAt + hourMs, now - 20 * hourMs);
    const id = ids('claim', row.id);
    const claim = { id, orderId: row.id, round: 0, merchantId: row.merchantId, isVisited: true, openedAt };
    const guest = { step: 0, status: 'open' as const, side: 'guest' as const, at: openedAt };
    const merchant = {
      step: 1,
      status: 'contested' as const,
      side: 'merchant' as const,
      at: now - hourMs / 2,
    };
    const steps = [
      {
        ...guest,
        by: row.personId ?? 'guest',
        words: 'It took half the time that was promised, and nobody said why.',
      },
      {
        ...merchant,
        by: row.merchantId,
        words: 'The guest came late; we gave all of the time that was left.',
      },
    ].slice(0, status === 'open' ? 1 : 2);
    return {
      claim: { ...claim, reason: 'not-as-described' as const, status, answerBy: answerUntil(openedAt) },
      steps: steps.map((one) => ({ ...one, id: ids('claim-step', `${row.id}/${one.step}`), claimId: id })),
    };
  });
  return { claims: told.map(({ claim }) => claim), steps: told.flatMap(({ steps }) => steps) };
}
