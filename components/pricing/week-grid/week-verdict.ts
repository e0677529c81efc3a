import type { GridShape } from './week-cells';

/** What stands against a discount on an hour: other rules of the deal, known before it is saved. */
export type WeekLimits = {
  /** Share of places usually taken, 0 to 1, by day (Monday first) and cell; null where nothing is known. */
  readonly busyness: readonly (readonly (number | null)[])[];
  /** Above this expected fill no hour may cost less. */
  readonly guardPercent: number;
  /** The most percent off that stays at or above the deal's lowest price, its group tiers included. */
  readonly mostPercentOff: number;
};

export type Verdict = 'guarded-hour' | 'below-floor' | null;

/** How full the hour usually is, whatever steps the grid shows; `of` is the shape in which busyness was given. */
export function busyAt(
  limits: WeekLimits,
  of: GridShape,
  at: { day: number; minute: number },
): number | null {
  return limits.busyness[at.day]?.[Math.floor((at.minute - of.fromMinute) / of.stepMinutes)] ?? null;
}

/** The first reason why this discount would be refused here; an hour of which nothing is known is not guarded. */
export function verdictOf(limits: WeekLimits, busy: number | null, percentOff: number): Verdict {
  if (percentOff === 0) return null;
  if (busy !== null && busy * 100 > limits.guardPercent) return 'guarded-hour';
  return percentOff > limits.mostPercentOff ? 'below-floor' : null;
}

export function sayVerdict(verdict: Verdict): string {
  switch (verdict) {
    case 'guarded-hour':
      return 'usually busy, so it keeps its price';
    case 'below-floor':
      return 'below your lowest price';
    case null:
      return '';
  }
}
