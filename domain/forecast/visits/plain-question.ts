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
  const perWeek = (slot: number) => mean[slot] ?? 0;
  const open = Array.from({ length: mean.length }, (_, slot) => slot).filter(
    (slot) => (capacity[slot] ?? 0) > 0,
  );
  const [first] = open;
  if (first === undefined || !open.some((slot) => perWeek(slot) > 0)) return null;
  const fullest = open.reduce((best, slot) => (perWeek(slot) > perWeek(best) ? slot : best), first);
  const quietest = open.reduce((best, slot) => (perWeek(slot) < perWeek(best) ? slot : best), first);
  const hour = (slot: number): Hour => ({
    weekday: 1 + Math.floor(slot / grid.slotsPerDay),
    minute: grid.dayStartMinute + (slot % grid.slotsPerDay) * grid.slotMinutes,
    perWeek: perWeek(slot),
  });
  return {
    fullest: hour(fullest),
    quietest: hour(quietest),
    flat: perWeek(fullest) < 1.25 * perWeek(quietest),
  };
}
