import { daysPerWeek } from '../week-grid';

/**
 * The usual week of a trade as shares that sum to one; without one, the venue's own days and hours multiplied.
 * Shares of day and hour are shrunk towards even shares by one count each, so an empty history gives an even week.
 */
export function ownProfile(
  means: ArrayLike<number>,
  open: ArrayLike<number>,
  slotsPerDay: number,
): Float64Array {
  const days = new Float64Array(daysPerWeek);
  const hours = new Float64Array(slotsPerDay);
  const opensByHour = new Float64Array(slotsPerDay);
  const opensByDay = new Float64Array(daysPerWeek);
  for (let slot = 0; slot < means.length; slot += 1) {
    if (!open[slot]) continue;
    const day = Math.floor(slot / slotsPerDay);
    const hour = slot % slotsPerDay;
    days[day] = (days[day] ?? 0) + (means[slot] ?? 0);
    hours[hour] = (hours[hour] ?? 0) + (means[slot] ?? 0);
    opensByDay[day] = (opensByDay[day] ?? 0) + 1;
    opensByHour[hour] = (opensByHour[hour] ?? 0) + 1;
  }
  const raw = Float64Array.from({ length: means.length }, (_, slot) => {
    if (!open[slot]) return 0;
    const day = Math.floor(slot / slotsPerDay);
    const hour = slot % slotsPerDay;
    const perDay = ((days[day] ?? 0) + 0.1) / ((opensByDay[day] ?? 0) + 0.1);
    const perHour = ((hours[hour] ?? 0) + 0.1) / ((opensByHour[hour] ?? 0) + 0.1);
    return perDay * perHour;
  });
  return toShares(raw);
}

export function toShares(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? weights.map((weight) => weight / total) : weights;
}

/** The trade's week, drawn to the venue's own days and hours as weeks come in: four weeks weigh as much as the trade. */
export function blendProfiles(trade: Float64Array, own: Float64Array, weeks: number): Float64Array {
  const share = weeks / (weeks + 4);
  return toShares(trade.map((part, slot) => (1 - share) * part + share * (own[slot] ?? 0)));
}

/** The trade's shares over the hours this venue is open. */
export function toOpenShares(profile: ArrayLike<number>, capacity: ArrayLike<number>): Float64Array {
  return toShares(
    Float64Array.from({ length: capacity.length }, (_, slot) =>
      (capacity[slot] ?? 0) > 0 ? Math.max(0, profile[slot] ?? 0) : 0,
    ),
  );
}
