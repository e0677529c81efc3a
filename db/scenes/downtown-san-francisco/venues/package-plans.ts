import { listPriceOf } from '@/domain/deals/list-price';
import { basisPoints, minor } from '@/domain/money/money';
import { type Chance, chanceOf } from '../chance';
import type { PackagePlan, VenuePlan } from '../plan-types';
import { figures } from '../sources/read';
import type { MenuItem } from '../trades/trade';
import { trades } from '../trades/trades';

/** What a plan of deals wants to know besides: words for the description, and the hours of the day it belongs to. */
export type Packaged = PackagePlan & Pick<MenuItem, 'says' | 'between'>;

const styles = [
  'Ligurian',
  'Sichuan',
  'Oaxacan',
  'Persian',
  'Basque',
  'Georgian',
  'Hanoi-style',
  'Peruvian',
  'Levantine',
  'Gujarati',
  'Korean',
  'Greek',
  'Ethiopian',
  'Breton',
  'Kyushu',
  'Californian',
];
const titleLength = 40;

/** One to three packages of the trade's menu, priced around its median with the spread that was measured. */
export function planPackages(seed: number, venues: readonly VenuePlan[]): Packaged[] {
  let number = 0;
  return venues.flatMap((venue) => {
    const chance = chanceOf(seed, 'packages', venue.key);
    const trade = trades[venue.category];
    const fitting = trade.menu.filter(
      (item) => item.seatsPerUnit * 3 <= venue.seats && isOpenLongEnough(venue, item),
    );
    const count = chance.pick([1, 2, 2, 2, 3, 3]);
    const style = chance.pick(styles);
    return chance
      .shuffle(fitting)
      .slice(0, count)
      .map((item) => {
        number += 1;
        return packageOf({ venue, item, chance, style, key: `package-${number}`, taxBps: trade.taxBps });
      });
  });
}

function isOpenLongEnough(venue: VenuePlan, item: MenuItem): boolean {
  return venue.hours.some(({ fromMinute, untilMinute }) => untilMinute - fromMinute >= item.minutes + 120);
}

type Wanted = {
  venue: VenuePlan;
  item: MenuItem;
  chance: Chance;
  style: string;
  key: string;
  taxBps: number;
};

function packageOf({ venue, item, chance, style, key, taxBps }: Wanted): Packaged {
  const dollars = item.dollars * spreadOf(venue.category, chance);
  const parts = item.lines.reduce((sum, [, , part]) => sum + part, 0);
  const lines = item.lines.map(([title, quantity, part]) => ({
    title,
    quantity,
    listPriceMinor: minor(tasteful((dollars * 100 * part) / parts / quantity)),
  }));
  const styled = item.styled
    ? `${style} ${item.title.charAt(0).toLowerCase()}${item.title.slice(1)}`
    : item.title;
  const listPriceMinor = listPriceOf({ lines });
  return {
    key,
    venueKey: venue.key,
    title: styled.length <= titleLength ? styled : item.title,
    lines,
    currency: 'USD',
    listPriceMinor,
    variableCostMinor: minor(tasteful((listPriceMinor * item.costPercent) / 100)),
    durationMinutes: item.minutes,
    cleanUpMinutes: item.cleanUp,
    seatsPerUnit: item.seatsPerUnit,
    taxBps: basisPoints(taxBps),
    category: venue.category,
    says: item.says,
    between: item.between,
  };
}

/** The measured spread of a trade, half as wide: one menu item varies less than all coupons of a trade do. */
function spreadOf(category: string, chance: Chance): number {
  const known: Readonly<Record<string, { quantiles: readonly number[] }>> =
    figures.listPriceOverMedianByTrade;
  const quantiles = known[category]?.quantiles ?? figures.listPriceOverMedianByTrade.restaurant.quantiles;
  return 1 + (chance.measured(quantiles, chance.between(0.12, 0.88)) - 1) / 2;
}

/** Whole dollars from ten dollars on, fifty cents below. */
export function tasteful(minorUnits: number): number {
  const unit = minorUnits >= 1000 ? 100 : 50;
  return Math.max(unit, Math.round(minorUnits / unit) * unit);
}
