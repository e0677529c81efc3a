import { daysPerWeek, slotsOfWeek, type WeekGrid } from '../../forecast/week-grid';

/** Which slots a guest would consider beside the desired one: the same day within four hours, the same hour within three days. */
export type Reach = {
  readonly slots: number;
  readonly slotsPerDay: number;
  /** Open slots, and 1 for each of them among the 0 of closed ones. */
  readonly open: number;
  readonly isOpen: Float64Array;
  /** Options of slot s are `option[from[s]] … option[from[s + 1] − 1]`. */
  readonly from: Int32Array;
  readonly option: Int32Array;
  /** Kind of move: 0 stays, 1 … hourKinds are slots moved, above that days moved. */
  readonly move: Uint8Array;
  readonly hourKinds: number;
  readonly slotHours: number;
  /** The first slot of a day that is open on some day, and how many there are up to the last such one. */
  readonly firstHour: number;
  readonly hours: number;
};

const hoursConsidered = 4;
export const daysConsidered = 3;

export function reachOf(grid: WeekGrid, capacity: ArrayLike<number>): Reach {
  const slots = slotsOfWeek(grid);
  const hourKinds = Math.floor((hoursConsidered * 60) / grid.slotMinutes);
  const isOpen = Float64Array.from({ length: slots }, (_, slot) => ((capacity[slot] ?? 0) > 0 ? 1 : 0));
  const from = new Int32Array(slots + 1);
  const option: number[] = [];
  const move: number[] = [];
  for (let slot = 0; slot < slots; slot += 1) {
    if ((capacity[slot] ?? 0) > 0) {
      for (const [other, kind] of considered(slot, grid.slotsPerDay, hourKinds)) {
        if ((capacity[other] ?? 0) <= 0) continue;
        option.push(other);
        move.push(kind);
      }
    }
    from[slot + 1] = option.length;
  }
  return {
    slots,
    slotsPerDay: grid.slotsPerDay,
    open: isOpen.reduce((open, one) => open + one, 0),
    isOpen,
    from,
    option: Int32Array.from(option),
    move: Uint8Array.from(move),
    hourKinds,
    slotHours: grid.slotMinutes / 60,
    ...openHoursOf(isOpen, grid.slotsPerDay),
  };
}

function openHoursOf(isOpen: Float64Array, slotsPerDay: number): Pick<Reach, 'firstHour' | 'hours'> {
  const open = Array.from(isOpen.keys())
    .filter((slot) => isOpen[slot] === 1)
    .map((slot) => slot % slotsPerDay);
  if (open.length === 0) return { firstHour: 0, hours: 0 };
  const firstHour = open.reduce((least, hour) => Math.min(least, hour));
  return { firstHour, hours: open.reduce((most, hour) => Math.max(most, hour)) - firstHour + 1 };
}

function considered(slot: number, slotsPerDay: number, hourKinds: number): [slot: number, kind: number][] {
  const day = Math.floor(slot / slotsPerDay);
  const hour = slot % slotsPerDay;
  const found: [number, number][] = [];
  for (let at = Math.max(0, hour - hourKinds); at <= Math.min(slotsPerDay - 1, hour + hourKinds); at += 1) {
    found.push([day * slotsPerDay + at, Math.abs(at - hour)]);
  }
  for (
    let at = Math.max(0, day - daysConsidered);
    at <= Math.min(daysPerWeek - 1, day + daysConsidered);
    at += 1
  ) {
    if (at !== day) found.push([at * slotsPerDay + hour, hourKinds + Math.abs(at - day)]);
  }
  return found;
}
