/** A band that was given, and what came: shares of capacity. */
export type Kept = {
  readonly low: number;
  readonly high: number;
  readonly actual: number;
  readonly weekday: number;
};

export type Calibration = {
  /** Share of bands that held, and of outcomes below and above them; null before any outcome. */
  readonly held: number | null;
  readonly below: number | null;
  readonly above: number | null;
  readonly count: number;
  readonly byWeekday: readonly { readonly weekday: number; readonly held: number; readonly count: number }[];
};

/** "Our 80 % bands held 78 % of the time": counted, never modelled. */
export function calibrationOf(kept: readonly Kept[]): Calibration {
  if (kept.length === 0) return { held: null, below: null, above: null, count: 0, byWeekday: [] };
  const share = (test: (one: Kept) => boolean, among: readonly Kept[]) =>
    among.filter(test).length / among.length;
  const weekdays = [...new Set(kept.map((one) => one.weekday))].sort((one, other) => one - other);
  return {
    held: share(inBand, kept),
    below: share((one) => one.actual < one.low - tolerance, kept),
    above: share((one) => one.actual > one.high + tolerance, kept),
    count: kept.length,
    byWeekday: weekdays.map((weekday) => {
      const among = kept.filter((one) => one.weekday === weekday);
      return { weekday, held: share(inBand, among), count: among.length };
    }),
  };
}

const tolerance = 1e-9;

function inBand(one: Kept): boolean {
  return one.actual >= one.low - tolerance && one.actual <= one.high + tolerance;
}
