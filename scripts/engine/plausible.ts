import { drawPoisson } from '../../domain/forecast/chance/draw';
import { type Generator, seeded } from '../../domain/forecast/chance/generator';
import type { Asked } from './check-answer';

/** A grid to ask for, or one drawn by the seed; `weeks` of history, or as many as the seed draws. */
export type Wish = { readonly slotsPerDay?: number; readonly weeks?: number; readonly dealWeeks?: number };

/** Requests as real venues would send them: quiet and busy hours, deals in some past weeks, answers from newcomers or from regulars. */
export function plausibleRequest(seed: number, wish: Wish = {}): Asked & Record<string, unknown> {
  const chance = seeded(seed * 2_246_822_519);
  const one = <Value>(...values: Value[]): Value => values[Math.floor(chance() * values.length)] as Value;
  const slotsPerDay = wish.slotsPerDay ?? one(6, 10, 11, 16, 24, 48);
  const slotMinutes = slotsPerDay > 24 ? 30 : 60;
  const places = one(4, 8, 14, 20, 60);
  const listPriceMinor = one(900, 1500, 4500, 7000, 25_000);
  const levelsPct = one([0, 20], [0, 15, 30], [0, 10, 20, 30, 40, 50], [0, 5, 10, 15, 20, 25, 30, 35]);
  const closedDay = one(-1, 0, 6);
  const capacity = Array.from({ length: 7 * slotsPerDay }, (_, slot) =>
    Math.floor(slot / slotsPerDay) === closedDay ? 0 : places,
  );
  const serviceSlots = one(1, 1, 2, 3);
  const busy = (0.15 + 0.5 * chance()) / serviceSlots;
  const peak = slotsPerDay * (0.3 + 0.5 * chance());
  const fill = capacity.map((_, slot) => {
    const away = ((slot % slotsPerDay) - peak) / (0.18 * slotsPerDay);
    return busy * (0.25 + 1.6 * Math.exp(-(away * away) / 2));
  });
  const weeks = wish.weeks ?? one(0, 4, 8, 8, 12, 20);
  const dealWeeks = Math.min(weeks, wish.dealWeeks ?? one(0, 0, 1, 3, 8));
  return {
    schemaVersion: 1,
    requestId: `plausible-${seed}`,
    merchantId: 'm',
    category: one('restaurant', 'salon', 'gym'),
    currency: 'EUR',
    weekStart: '2033-01-03',
    weekIndex: weeks,
    grid: { slotMinutes, slotsPerDay, dayStartMinute: slotsPerDay > 24 ? 0 : (24 - slotsPerDay) * 30 },
    unit: {
      name: 'place',
      listPriceMinor,
      variableCostMinor: Math.floor(listPriceMinor * one(0.02, 0.1, 0.2, 0.35)),
      serviceSlots,
    },
    commission: { newcomerBp: one(0, 1000, 1000, 2000), returningBp: one(0, 1000) },
    windowCostMinor: one(0, 0, 0, Math.floor(listPriceMinor * 0.8)),
    capacity,
    rules: {
      levelsPct,
      minContributionMinor: Math.floor(listPriceMinor * one(0, 0.15, 0.3)),
      maxForecastFillPct: one(50, 60, 70, 90),
      maxLevelsPerDay: one(1, 2, 2, 3),
      maxWindowsPerDay: one(1, 2, 3, 3),
      minWindowSlots: one(1, 2, 2, 3),
      blackout: capacity.map(() => (chance() < 0.02 ? 1 : 0)),
    },
    categoryProfile: null,
    history: historyOf({ weeks, dealWeeks, capacity, fill, levelsPct, chance }),
  };
}

type Past = {
  weeks: number;
  dealWeeks: number;
  capacity: number[];
  fill: number[];
  levelsPct: number[];
  chance: Generator;
};

/** Deal-free weeks, then weeks with afternoon windows: how many come, and how many of them came before, is drawn once a venue. */
function historyOf({ weeks, dealWeeks, capacity, fill, levelsPct, chance }: Past) {
  const crowd = 0.3 + 3 * chance() * chance();
  const regulars = 0.1 + 0.7 * chance() * chance();
  return Array.from({ length: weeks }, (_, week) => {
    const level = 1 + Math.floor(chance() * (levelsPct.length - 1));
    const on = week >= weeks - dealWeeks;
    const discountPct = capacity.map((places, slot) =>
      on && places > 0 && (fill[slot] ?? 1) < 0.35 && slot % 3 > 0 ? (levelsPct[level] ?? 0) : 0,
    );
    const dealBookings = discountPct.map((percent) => (percent > 0 ? drawPoisson(chance, crowd) : 0));
    const sold = dealBookings.reduce((sum, count) => sum + count, 0);
    const total = levelsPct.map((_percent, at) => (at === level ? sold : 0));
    return {
      weekStart: `${2030 + Math.floor(week / 48)}-${String(1 + (Math.floor(week / 4) % 12)).padStart(2, '0')}-${String(1 + 7 * (week % 4)).padStart(2, '0')}`,
      published: { discountPct, quota: discountPct.map(() => 4), groups: [] },
      fullPriceBookings: capacity.map((places, slot) =>
        Math.min(places, drawPoisson(chance, places * (fill[slot] ?? 0))),
      ),
      dealBookings,
      soldOut: capacity.map((places, slot) => (places > 0 && (fill[slot] ?? 0) > 0.9 ? 1 : 0)),
      redemptions: { total, returning: total.map((count) => drawPoisson(chance, count * regulars)) },
      groupsTipped: 0,
      groupsFailed: 0,
    };
  });
}
