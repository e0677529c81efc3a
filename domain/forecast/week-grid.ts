/** A week cut into equal slots. Slot index = day · slotsPerDay + slot, day 0 = Monday, at the venue's wall clock. */
export type WeekGrid = {
  readonly slotMinutes: number;
  readonly slotsPerDay: number;
  readonly dayStartMinute: number;
};

export const daysPerWeek = 7;

export function slotsOfWeek(grid: Pick<WeekGrid, 'slotsPerDay'>): number {
  return daysPerWeek * grid.slotsPerDay;
}

/** The last slot, exclusive, that a visit started in `slot` still occupies: it ends with its day. */
export function endOfVisit(slot: number, visitSlots: number, slotsPerDay: number): number {
  const dayEnds = (Math.floor(slot / slotsPerDay) + 1) * slotsPerDay;
  return Math.min(slot + visitSlots, dayEnds);
}

/** Places in use per slot, from visits started per slot: O_t = Σ starts_j over the visits that still sit there [places]. */
export function occupancyOf(
  starts: ArrayLike<number>,
  visitSlots: number,
  slotsPerDay: number,
): Float64Array {
  const occupied = new Float64Array(starts.length);
  for (let slot = 0; slot < starts.length; slot += 1) {
    const started = starts[slot] ?? 0;
    if (started === 0) continue;
    for (let at = slot; at < endOfVisit(slot, visitSlots, slotsPerDay); at += 1) {
      occupied[at] = (occupied[at] ?? 0) + started;
    }
  }
  return occupied;
}
