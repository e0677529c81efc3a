import { drawPoisson } from '../../domain/forecast/chance/draw';
import { type Generator, seeded } from '../../domain/forecast/chance/generator';
import type { Asked } from './check-answer';

/** Requests nobody would wish for: odd weeks, tiny and huge venues, rules that contradict each other, histories full of holes. */
export function hostileRequest(seed: number): Asked & Record<string, unknown> {
  const chance = seeded(seed * 2_654_435_761);
  const one = <Value>(...values: Value[]): Value => values[Math.floor(chance() * values.length)] as Value;
  const slotsPerDay = one(1, 2, 7, 10, 11, 16, 24, 48);
  const slots = 7 * slotsPerDay;
  const places = one(0, 1, 2, 5, 14, 20, 200);
  const capacity = Array.from({ length: slots }, () => (chance() < 0.85 ? places : 0));
  const listPriceMinor = one(1, 100, 1500, 7000, 1_000_000);
  const levelsPct = one(
    [0],
    [0, 20],
    [0, 10, 20, 30, 40, 50],
    [0, 5, 15, 25, 35, 45, 55, 65, 75, 100],
    [0, 33.3],
  );
  return {
    schemaVersion: 1,
    requestId: `hostile-${seed}`,
    merchantId: 'm',
    category: one('restaurant', 'unheard-of'),
    currency: 'USD',
    weekStart: '2031-01-06',
    weekIndex: 8,
    grid: { slotMinutes: one(15, 30, 60, 120), slotsPerDay, dayStartMinute: 0 },
    unit: {
      name: 'place',
      listPriceMinor,
      variableCostMinor: Math.floor(listPriceMinor * one(0, 0.1, 0.3, 0.9, 1, 1.5)),
      serviceSlots: one(1, 2, 3, 9, 60),
    },
    commission: { newcomerBp: one(0, 1000, 3500, 10_000), returningBp: one(0, 1000) },
    windowCostMinor: one(0, 0, 50, 6000),
    capacity,
    rules: {
      levelsPct,
      minContributionMinor: one(0, 0, Math.floor(listPriceMinor * 0.15), listPriceMinor * 2, -500),
      maxForecastFillPct: one(0, 30, 60, 70, 100, 250),
      maxLevelsPerDay: one(0, 1, 2, 2, 5),
      maxWindowsPerDay: one(0, 1, 3, 3, 9),
      minWindowSlots: one(0, 1, 2, 2, 4, 30),
      blackout: Array.from({ length: slots }, () => (chance() < 0.1 ? 1 : 0)),
    },
    categoryProfile: chance() < 0.3 ? Array.from({ length: slots }, () => chance() / slots) : null,
    history: historyOf({ weeks: one(0, 1, 2, 8, 8, 20), capacity, levelsPct, chance }),
  };
}

type Past = { weeks: number; capacity: number[]; levelsPct: number[]; chance: Generator };

function historyOf({ weeks, capacity, levelsPct, chance }: Past) {
  const busy = chance() * chance() * 1.2;
  return Array.from({ length: weeks }, (_, week) => {
    const on = week >= 4 && chance() < 0.6;
    const percent = levelsPct[Math.floor(chance() * levelsPct.length)] ?? 0;
    const discountPct = capacity.map((places) => (on && places > 0 && chance() < 0.3 ? percent : 0));
    const deals = discountPct.map((level) => (level > 0 ? drawPoisson(chance, 1 + 2 * chance()) : 0));
    const total = levelsPct.map((level) =>
      level === percent && level > 0 ? deals.reduce((sum, count) => sum + count, 0) : 0,
    );
    return {
      weekStart: `2030-${String(1 + Math.floor(week / 4)).padStart(2, '0')}-${String(1 + 7 * (week % 4)).padStart(2, '0')}`,
      published: { discountPct, quota: discountPct.map(() => 3), groups: [] },
      fullPriceBookings: capacity.map((places) =>
        chance() < 0.01 ? -4 : drawPoisson(chance, places * busy * (chance() + 0.2)),
      ),
      dealBookings: deals,
      soldOut: capacity.map(() => (chance() < 0.05 ? 1 : 0)),
      redemptions: { total, returning: total.map((count) => Math.floor(count * chance())) },
      groupsTipped: 0,
      groupsFailed: 0,
    };
  });
}
