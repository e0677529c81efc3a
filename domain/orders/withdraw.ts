import type { Category } from '../deals/package';
import { dayNumberOf, dayOfNumber } from '../time/day';
import type { Instant, Zone } from '../time/wall';
import { dayOf, edgeAt } from '../time/zone';

/** The Union, its market, and the United Kingdom, whose rules still say the same. Source: rules.md d5. */
const countries = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO GB'.split(' '),
);
/** Catering and leisure for a fixed date are outside: art. 16(l) of directive 2011/83, CJEU 31 March 2022. */
const outside: ReadonlySet<Category> = new Set<Category>([
  'restaurant',
  'cafe',
  'bar',
  'massage',
  'spa',
  'fitness',
  'class',
  'activity',
]);
const days = 14;

type Bought = {
  readonly category: Category;
  /** Where the merchant sells, ISO 3166. */
  readonly country: string;
  readonly boughtAt: Instant;
  readonly start: Instant;
  readonly zone: Zone;
};

/**
 * Until when, that instant excluded, the law lets a buyer withdraw: to the end of the fourteenth day after the purchase,
 * but not once the visit has begun. Null where there is no such right. Page: docs/rules/refunds.md.
 */
export function withdrawUntil({ category, country, boughtAt, start, zone }: Bought): Instant | null {
  if (!countries.has(country) || outside.has(category)) return null;
  const lastDay = dayNumberOf(dayOf(boughtAt, zone)) + days;
  return Math.min(start, edgeAt(dayOfNumber(lastDay + 1), 0, zone));
}
