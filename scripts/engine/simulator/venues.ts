import type { VenueWeek } from '../../../domain/pricing/schedule/venue-week';
import type { Setting } from './settings';

/** A venue of the trials: its week, what ordinary guests want, and the happy hour its owner would try. */
export type TrialVenue = {
  readonly name: string;
  readonly week: VenueWeek;
  /** Regulars per slot and week, who would like that slot best. */
  readonly wanted: Float64Array;
  readonly profile: Float64Array;
  readonly happy: { days: readonly number[]; fromMinute: number; untilMinute: number };
};

type Trade = {
  name: string;
  price: number;
  cost: number;
  windowCost: number;
  places: number;
  visitHours: number;
  opens: number;
  closes: number;
  openDays: number;
  visits: number;
  dayFactors: readonly number[];
  peaks: readonly { at: number; wide: number; weight: number }[];
  saturday?: readonly { at: number; wide: number; weight: number }[];
  happy: { days: readonly number[]; fromMinute: number; untilMinute: number };
};

const trades: readonly Trade[] = [
  {
    name: 'restaurant',
    price: 70,
    cost: 22,
    windowCost: 60,
    places: 20,
    visitHours: 2,
    opens: 11,
    closes: 22,
    openDays: 7,
    visits: 330,
    dayFactors: [0.62, 0.68, 0.8, 0.95, 1.3, 1.45, 0.85],
    peaks: [
      { at: 12.33, wide: 0.9, weight: 0.38 },
      { at: 18.92, wide: 1.25, weight: 0.56 },
      { at: 16, wide: 4, weight: 0.12 },
    ],
    happy: { days: [0, 1, 2, 3, 4], fromMinute: 840, untilMinute: 1020 },
  },
  {
    name: 'salon',
    price: 45,
    cost: 7,
    windowCost: 45,
    places: 5,
    visitHours: 1,
    opens: 9,
    closes: 19,
    openDays: 6,
    visits: 165,
    dayFactors: [0.45, 0.75, 0.85, 1, 1.25, 1.45, 0],
    peaks: [
      { at: 11, wide: 1.8, weight: 0.45 },
      { at: 17, wide: 1.5, weight: 0.4 },
      { at: 14, wide: 4, weight: 0.25 },
    ],
    saturday: [
      { at: 11, wide: 2, weight: 0.8 },
      { at: 14, wide: 3, weight: 0.3 },
    ],
    happy: { days: [0, 1, 2], fromMinute: 540, untilMinute: 900 },
  },
  {
    name: 'gym',
    price: 15,
    cost: 1.5,
    windowCost: 22,
    places: 14,
    visitHours: 1,
    opens: 6,
    closes: 22,
    openDays: 7,
    visits: 560,
    dayFactors: [1.15, 1.2, 1.1, 1.05, 0.9, 0.8, 0.7],
    peaks: [
      { at: 7.5, wide: 1.1, weight: 0.25 },
      { at: 18, wide: 1.4, weight: 0.5 },
      { at: 13, wide: 4.5, weight: 0.3 },
    ],
    happy: { days: [0, 1, 2, 3, 4], fromMinute: 780, untilMinute: 960 },
  },
];

export const levelsPct: readonly number[] = [0, 10, 20, 30, 40, 50];

/** The three venues under one setting; commission 10 % from everybody, the trials' readability rules. */
export function trialVenues(setting: Setting): TrialVenue[] {
  return trades.map((trade) => {
    const hours = trade.closes - trade.opens;
    const shape = shapeOf(trade);
    const raised = powered(shape, setting.power);
    const open = Float64Array.from(shape, (share) => (share > 0 ? trade.places : 0));
    return {
      name: trade.name,
      wanted: raised.map((share) => share * trade.visits * setting.demand),
      profile: shape,
      happy: trade.happy,
      week: {
        grid: { slotMinutes: 60, slotsPerDay: hours, dayStartMinute: trade.opens * 60 },
        capacity: open,
        visitSlots: trade.visitHours,
        listPriceMinor: trade.price * 100,
        variableCostMinor: trade.cost * 100,
        newcomerBp: 1000,
        returningBp: 1000,
        windowCostMinor: setting.windowCost ? trade.windowCost * 100 : 0,
        rules: {
          levelsPct,
          minContributionMinor: Math.round(trade.price * 15),
          maxFillPct: 70,
          maxLevelsPerDay: 2,
          maxWindowsPerDay: 3,
          minWindowSlots: 2,
          blackout: new Uint8Array(open.length),
        },
      },
    };
  });
}

function shapeOf(trade: Trade): Float64Array {
  const hours = trade.closes - trade.opens;
  const lastStart = trade.closes - trade.visitHours;
  const raw = Float64Array.from({ length: 7 * hours }, (_, slot) => {
    const day = Math.floor(slot / hours);
    const at = trade.opens + (slot % hours) + 0.5;
    if (day >= trade.openDays) return 0;
    const peaks = day === 5 && trade.saturday ? trade.saturday : trade.peaks;
    const late = at > lastStart + 1 ? 0.35 : 1;
    const bump = peaks.reduce(
      (sum, peak) => sum + (peak.weight / peak.wide) * Math.exp(-(((at - peak.at) / peak.wide) ** 2) / 2),
      0,
    );
    return (trade.dayFactors[day] ?? 0) * late * bump;
  });
  return powered(raw, 1);
}

function powered(shape: Float64Array, power: number): Float64Array {
  const raised = shape.map((share) => (share > 0 ? share ** power : 0));
  const total = raised.reduce((sum, share) => sum + share, 0);
  return raised.map((share) => share / total);
}
