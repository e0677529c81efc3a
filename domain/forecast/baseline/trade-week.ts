import type { Category } from '../../deals/package';
import { toShares } from './profile';

/** When guests of a trade come: weights of the days from Monday on, and peaks of the day as hour, half width and weight. */
type Shape = {
  readonly days: readonly number[];
  readonly peaks: readonly { readonly at: number; readonly wide: number; readonly weight: number }[];
};

/** Reservations at 18 h 37 %, 19 h 26 %, 17 h 22 % (Toast 2023); a smaller peak at lunch. */
const meals: Shape = {
  days: [0.62, 0.68, 0.8, 0.95, 1.3, 1.45, 0.85],
  peaks: [
    { at: 12.5, wide: 1, weight: 0.5 },
    { at: 18.75, wide: 1.3, weight: 1 },
    { at: 15.5, wide: 4, weight: 0.12 },
  ],
};
/** Monday below 9 % of a week's services, Friday and Saturday 40 % (Versum, 325,000 clients). */
const chairs: Shape = {
  days: [0.5, 0.75, 0.85, 1, 1.2, 1.4, 0.5],
  peaks: [
    { at: 11, wide: 1.8, weight: 0.8 },
    { at: 17, wide: 1.6, weight: 1 },
    { at: 14, wide: 4, weight: 0.4 },
  ],
};
/** The evening rush about 60 % of a weekday's visits, quiet from 13 to 16 h, fullest on Tuesdays at 17 h. */
const training: Shape = {
  days: [1.15, 1.2, 1.1, 1.05, 0.9, 0.8, 0.7],
  peaks: [
    { at: 7.5, wide: 1.2, weight: 0.6 },
    { at: 17.75, wide: 1.6, weight: 1 },
    { at: 13, wide: 5, weight: 0.25 },
  ],
};
/** Nothing is known of other trades but that evenings and weekends are fuller: a guess. */
const leisure: Shape = {
  days: [0.7, 0.75, 0.8, 0.9, 1.2, 1.4, 1.1],
  peaks: [
    { at: 17.5, wide: 2.2, weight: 1 },
    { at: 13, wide: 4.5, weight: 0.5 },
  ],
};

const shapes: Readonly<Partial<Record<Category, Shape>>> = {
  restaurant: meals,
  cafe: meals,
  bar: meals,
  hair: chairs,
  beauty: chairs,
  nails: chairs,
  massage: chairs,
  spa: chairs,
  fitness: training,
  class: training,
};

/** The usual week of a trade by hours, index 0 = Monday midnight … 167, as shares that sum to one. Sources: design of the engine, 1.4. */
export function tradeWeek(category: Category): Float64Array {
  const { days, peaks } = shapes[category] ?? leisure;
  return toShares(
    Float64Array.from({ length: 168 }, (_, hour) => {
      const middle = (hour % 24) + 0.5;
      const bump = peaks.reduce(
        (sum, { at, wide, weight }) => sum + weight * Math.exp(-(((middle - at) / wide) ** 2) / 2),
        0,
      );
      return (days[Math.floor(hour / 24)] ?? 0) * bump;
    }),
  );
}

/** How full the fullest open hour of a venue is taken to be before anything is known of it: a cautious guess. */
const fullestShare = 0.9;

/** Places in use per hour of the week, as a share of all, if the venue were like its trade; 0 where it is closed. */
export function tradeFill(category: Category, isOpen: (hour: number) => boolean): Float64Array {
  const open = tradeWeek(category).map((share, hour) => (isOpen(hour) ? share : 0));
  const most = Math.max(...open);
  return open.map((share) => (most > 0 ? (fullestShare * share) / most : 0));
}
