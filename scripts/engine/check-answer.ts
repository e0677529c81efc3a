/** Judges an answer as the trials do: the codes of section 4 that it breaks. Written apart from the engine, from the rules alone. */
export type Asked = {
  requestId: string;
  grid: { slotsPerDay: number; slotMinutes?: number; dayStartMinute?: number };
  unit: { name?: string; listPriceMinor: number; variableCostMinor: number; serviceSlots: number };
  commission: { newcomerBp: number; returningBp: number };
  capacity: number[];
  rules: {
    levelsPct: number[];
    minContributionMinor: number;
    maxForecastFillPct: number;
    maxLevelsPerDay: number;
    maxWindowsPerDay: number;
    minWindowSlots: number;
    blackout: number[];
  };
  history: { published: { discountPct: number[] }; fullPriceBookings: number[] }[];
};

export type Answered = {
  schemaVersion?: unknown;
  requestId?: unknown;
  discountPct?: number[];
  quota?: (number | null)[];
  error?: unknown;
};

export function violationsOf(asked: Asked, line: string): string[] {
  const answer = JSON.parse(line) as Answered;
  if (answer.error) return ['E_CRASH'];
  if (answer.schemaVersion !== 1) return ['E_SCHEMA'];
  if (answer.requestId !== asked.requestId) return ['E_ID'];
  const discount = answer.discountPct ?? [];
  const quota = answer.quota ?? [];
  const slots = 7 * asked.grid.slotsPerDay;
  if (discount.length !== slots || quota.length !== slots) return ['E_LENGTH'];
  const broken = new Set<string>();
  const past = dealFreeFill(asked);
  for (let slot = 0; slot < slots; slot += 1) {
    for (const code of slotCodes(asked, {
      slot,
      percent: discount[slot] ?? 0,
      places: quota[slot] ?? 0,
      past,
    }))
      broken.add(code);
  }
  for (let day = 0; day < 7; day += 1) {
    for (const code of dayCodes(
      asked,
      discount.slice(day * asked.grid.slotsPerDay, (day + 1) * asked.grid.slotsPerDay),
    ))
      broken.add(code);
  }
  return [...broken];
}

type SlotAnswer = { slot: number; percent: number; places: number; past: Float64Array };

function slotCodes(asked: Asked, { slot, percent, places, past }: SlotAnswer): string[] {
  const { rules, unit, commission } = asked;
  const capacity = asked.capacity[slot] ?? 0;
  const codes: string[] = [];
  if (!Number.isInteger(places) || places < 0 || places > Math.max(0, capacity)) codes.push('E_QUOTA');
  if (!rules.levelsPct.includes(percent)) codes.push('E_LEVEL');
  if (percent === 0) return codes;
  const most = Math.max(commission.newcomerBp, commission.returningBp) / 10_000;
  const left = unit.listPriceMinor * (1 - percent / 100) * (1 - most) - unit.variableCostMinor;
  if (capacity <= 0) codes.push('E_CLOSED');
  if (left < rules.minContributionMinor - 1e-6) codes.push('E_FLOOR');
  if (rules.blackout[slot]) codes.push('E_BLACKOUT');
  const end = Math.min(
    slot + unit.serviceSlots,
    (Math.floor(slot / asked.grid.slotsPerDay) + 1) * asked.grid.slotsPerDay,
  );
  for (let at = slot; at < end; at += 1) {
    if ((asked.capacity[at] ?? 0) > 0 && (past[at] ?? 0) * 100 > rules.maxForecastFillPct + 15)
      codes.push('E_HOT');
  }
  return codes;
}

function dayCodes({ rules }: Asked, day: number[]): string[] {
  const codes: string[] = [];
  const levels = new Set(day.filter((percent) => percent > 0));
  if (levels.size > rules.maxLevelsPerDay) codes.push('E_LEVELS_PER_DAY');
  let windows = 0;
  let length = 0;
  for (const [at, percent] of [...day, 0].entries()) {
    const before = day[at - 1] ?? 0;
    if (at > 0 && before > 0 && percent !== before) {
      windows += 1;
      if (length < rules.minWindowSlots) codes.push('E_MIN_WINDOW');
    }
    length = percent > 0 && percent === before ? length + 1 : 1;
  }
  if (windows > rules.maxWindowsPerDay) codes.push('E_WINDOWS_PER_DAY');
  return codes;
}

/** Mean share of places in use over past weeks in which nothing was discounted. */
function dealFreeFill(asked: Asked): Float64Array {
  const { slotsPerDay } = asked.grid;
  const used = new Float64Array(asked.capacity.length);
  const weeks = asked.history.filter((week) => week.published.discountPct.every((percent) => percent <= 0));
  for (const week of weeks) {
    for (const [slot, count] of week.fullPriceBookings.entries()) {
      const end = Math.min(
        slot + asked.unit.serviceSlots,
        (Math.floor(slot / slotsPerDay) + 1) * slotsPerDay,
      );
      for (let at = slot; at < end; at += 1) used[at] = (used[at] ?? 0) + Math.max(0, count) / weeks.length;
    }
  }
  return used.map((places, slot) =>
    (asked.capacity[slot] ?? 0) > 0 ? places / (asked.capacity[slot] ?? 1) : 0,
  );
}
