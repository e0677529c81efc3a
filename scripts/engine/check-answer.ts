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
  const past = dealFreeFill(asked);
  const perDay = asked.grid.slotsPerDay;
  const bySlot = discount.flatMap((percent, slot) =>
    slotCodes(asked, { slot, percent, places: quota[slot] ?? 0, past }),
  );
  const byDay = [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
    dayCodes(asked, discount.slice(day * perDay, (day + 1) * perDay)),
  );
  return [...new Set([...bySlot, ...byDay])];
}

type SlotAnswer = { slot: number; percent: number; places: number; past: Float64Array };

function slotCodes(asked: Asked, answer: SlotAnswer): string[] {
  const { slot, percent, places } = answer;
  const { rules } = asked;
  const capacity = asked.capacity[slot] ?? 0;
  const broken: [code: string, isBroken: boolean][] = [
    ['E_QUOTA', !Number.isInteger(places) || places < 0 || places > Math.max(0, capacity)],
    ['E_LEVEL', !rules.levelsPct.includes(percent)],
    ['E_CLOSED', percent > 0 && capacity <= 0],
    ['E_FLOOR', percent > 0 && leftOf(asked, percent) < rules.minContributionMinor - 1e-6],
    ['E_BLACKOUT', percent > 0 && Boolean(rules.blackout[slot])],
    ['E_HOT', percent > 0 && isHot(asked, answer)],
  ];
  return broken.flatMap(([code, isBroken]) => (isBroken ? [code] : []));
}

function leftOf({ unit, commission }: Asked, percent: number): number {
  const most = Math.max(commission.newcomerBp, commission.returningBp) / 10_000;
  return unit.listPriceMinor * (1 - percent / 100) * (1 - most) - unit.variableCostMinor;
}

function isHot(asked: Asked, { slot, past }: SlotAnswer): boolean {
  const limit = (asked.rules.maxForecastFillPct + 15) / 100;
  const visit = Array.from(past.keys()).slice(slot, endOf(asked, slot));
  return visit.some((at) => (asked.capacity[at] ?? 0) > 0 && (past[at] ?? 0) > limit);
}

function endOf(asked: Asked, slot: number): number {
  const { slotsPerDay } = asked.grid;
  return Math.min(slot + asked.unit.serviceSlots, (Math.floor(slot / slotsPerDay) + 1) * slotsPerDay);
}

function dayCodes({ rules }: Asked, day: number[]): string[] {
  const codes: string[] = [];
  const runs = runsOf(day).filter((run) => run.percent > 0);
  if (new Set(runs.map((run) => run.percent)).size > rules.maxLevelsPerDay) codes.push('E_LEVELS_PER_DAY');
  if (runs.length > rules.maxWindowsPerDay) codes.push('E_WINDOWS_PER_DAY');
  if (runs.some((run) => run.length < rules.minWindowSlots)) codes.push('E_MIN_WINDOW');
  return codes;
}

function runsOf(day: number[]): { percent: number; length: number }[] {
  const runs: { percent: number; length: number }[] = [];
  for (const percent of day) {
    const last = runs[runs.length - 1];
    if (last?.percent === percent) last.length += 1;
    else runs.push({ percent, length: 1 });
  }
  return runs;
}

/** Mean share of places in use over past weeks in which nothing was discounted. */
function dealFreeFill(asked: Asked): Float64Array {
  const used = new Float64Array(asked.capacity.length);
  const weeks = asked.history.filter((week) => week.published.discountPct.every((percent) => percent <= 0));
  const add = (slot: number, visits: number) => {
    for (let at = slot; at < endOf(asked, slot); at += 1) used[at] = (used[at] ?? 0) + visits;
  };
  for (const week of weeks)
    for (const [slot, count] of week.fullPriceBookings.entries())
      add(slot, Math.max(0, count) / weeks.length);
  return used.map((places, slot) => {
    const capacity = asked.capacity[slot] ?? 0;
    return capacity > 0 ? places / capacity : 0;
  });
}
