import type { Instant } from '@/domain/time/wall';
import { hourMs } from '@/domain/time/zone';
import type { Chance } from '../chance';
import type { PersonPlan } from '../life-types';
import { inventPerson } from '../names/people-names';
import type { Selling } from './visits';

export type Buyer = { readonly personKey: string | null; readonly name: string; readonly email: string };
type Wanted = {
  readonly selling: Selling;
  readonly quantity: number;
  readonly chance: Chance;
  readonly without: ReadonlySet<string>;
};

export type Crowd = {
  readonly people: readonly PersonPlan[];
  /** Somebody who may still buy this many of the deal and is not in the list, or null. */
  readonly buyer: (wanted: Wanted) => Buyer | null;
  readonly count: (bought: {
    readonly selling: Selling;
    readonly email: string;
    readonly quantity: number;
  }) => void;
  /** Remembers a visit; true when this one had been at the venue before. */
  readonly meet: (email: string, venueKey: string) => boolean;
};

/** A deal leaves room for buyers to come. */
const shareOfLimit = 0.8;

/** People of the city: some come often, most now and then, a quarter never make an account. */
export function gatherCrowd(chance: Chance, now: Instant): Crowd {
  const people = Array.from({ length: 1300 }, (_, i) => ({
    key: `person-${i + 1}`,
    ...inventPerson(chance, i + 1),
    joinedAt: now - chance.whole(46 * 24, 140 * 24) * hourMs,
  }));
  const guests = Array.from({ length: 900 }, (_, i) => ({
    personKey: null,
    ...inventPerson(chance, 3000 + i),
  }));
  const units = new Map<string, number>();
  const met = new Set<string>();
  const more = (mark: string, count: number) => units.set(mark, (units.get(mark) ?? 0) + count);

  function somebody(draw: Chance): Buyer {
    if (draw.is(0.25)) return draw.pick(guests);
    const { key, name, email } = people[Math.floor(people.length * draw.share() ** 1.7)] ?? draw.pick(people);
    return { personKey: key, name, email };
  }

  return {
    people,
    buyer: ({ selling, quantity, chance: draw, without }) => {
      const { limits } = selling.deal.terms;
      const { key } = selling.deal;
      const buyer = somebody(draw);
      const own = (units.get(`${key}/${buyer.email}`) ?? 0) + quantity;
      const all = (units.get(key) ?? 0) + quantity;
      const fits =
        own <= (limits.perPerson ?? own) &&
        all <= (limits.total ?? all) * shareOfLimit + (limits.total ? 0 : all);
      return fits && !without.has(buyer.email) ? buyer : null;
    },
    count: ({ selling, email, quantity }) => {
      more(`${selling.deal.key}/${email}`, quantity);
      more(selling.deal.key, quantity);
    },
    meet: (email, venueKey) => {
      const isKnown = met.has(`${email}/${venueKey}`);
      met.add(`${email}/${venueKey}`);
      return isKnown;
    },
  };
}
