import type { WeekGrid } from '../week-grid';

/** The question that catches a column that means the opposite: "Friday 18:00 is your fullest hour: right?" */
export type PlainQuestion = {
  readonly fullest: Hour;
  readonly quietest: Hour;
  /** True where the hours hardly differ, so that the question would mean nothing. */
  readonly flat: boolean;
};

/** Weekday 1 = Monday … 7, minute after midnight, and visits started in that hour per week. */
export type Hour = { readonly weekday: number; readonly minute: number; readonly perWeek: number };

/** Null where nothing was counted in open hours. */
export function plainQuestion(
  mean: ArrayLike<number>,
  grid: WeekGrid,
  capacity: ArrayLike<number>,
): PlainQuestion | null {
  let fullest = -1;
  let quietest = -1;
  let total = 0;
  for (let slot = 0; slot < mean.length; slot += 1) {
    if (!(capacity[slot] ?? 0)) continue;
    total += mean[slot] ?? 0;
    if (fullest < 0 || (mean[slot] ?? 0) > (mean[fullest] ?? 0)) fullest = slot;
    if (quietest < 0 || (mean[slot] ?? 0) < (mean[quietest] ?? 0)) quietest = slot;
  }
  if (fullest < 0 || total <= 0) return null;
  const hour = (slot: number): Hour => ({
    weekday: 1 + Math.floor(slot / grid.slotsPerDay),
    minute: grid.dayStartMinute + (slot % grid.slotsPerDay) * grid.slotMinutes,
    perWeek: mean[slot] ?? 0,
  });
  return {
    fullest: hour(fullest),
    quietest: hour(quietest),
    flat: (mean[fullest] ?? 0) < 1.25 * (mean[quietest] ?? 0),
  };
}
