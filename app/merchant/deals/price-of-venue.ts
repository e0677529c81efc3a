import type { PriceRulesProps } from '@/components/deals/editor/price-rules';
import type { GridShape } from '@/components/pricing/week-grid/week-cells';
import { exponentOf } from '@/domain/money/currency';
import { minutesOf, weekdays } from '@/domain/time/windows';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import type { OwnVenueView, PackageView } from '@/usecases/venues/own-venue-view';

type Asked = {
  readonly venue: OwnVenueView;
  readonly package: PackageView;
  readonly said: Pick<PriceRulesProps, 'rules' | 'floor' | 'guardPercent' | 'group'>;
};

/** What the price rules of a form stand on: the venue's hours and its normal week. */
export function priceOfVenue({ venue, package: pkg, said }: Asked): PriceRulesProps {
  const shape = shapeOf(venue);
  return {
    ...said,
    shape,
    busyness: busynessOf(venue, shape),
    seats: Math.max(1, Math.floor(venue.seats / 2)),
    listPrice: pkg.listPrice,
    decimals: exponentOf(pkg.listPrice.currency),
  };
}

/** From the first opening to the last closing of the week, in half hours at the finest. */
function shapeOf(venue: OwnVenueView): GridShape {
  const open = venue.hours.flatMap((hours) => minutesOf(hours) ?? []);
  const from = Math.min(1440, ...open.map(({ fromMinute }) => fromMinute));
  const until = Math.max(0, ...open.map(({ untilMinute }) => untilMinute));
  if (from >= until) return { fromMinute: 0, untilMinute: 1440, stepMinutes: 60 };
  const first = from - (from % 60);
  return {
    fromMinute: first,
    untilMinute: Math.min(first + 1440, Math.ceil(until / 60) * 60),
    stepMinutes: venue.stepMinutes === 60 ? 60 : 30,
  };
}

function busynessOf(venue: OwnVenueView, shape: GridShape): (number | null)[][] {
  const known = venue.busyness.map((busy) => ({
    ...busy,
    ...(minutesOf(busy) ?? { fromMinute: 0, untilMinute: 0 }),
  }));
  const cells = Math.ceil((shape.untilMinute - shape.fromMinute) / shape.stepMinutes);
  return weekdays.map((weekday) =>
    Array.from({ length: cells }, (_, cell) => {
      const minute = shape.fromMinute + cell * shape.stepMinutes;
      const on = weekdays[(weekday - 1 + Math.floor(minute / 1440)) % 7] ?? weekday;
      const expected = expectedSeatsAt(known, on, minute % 1440);
      return expected === null ? null : expected / venue.seats;
    }),
  );
}
