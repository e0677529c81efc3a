/** One line of `offPeak` as the API takes it: these days, from then to then, so much off, so many places alone. */
export type OffPeakRule = {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly percentOff: number;
  readonly seats: number;
};

/** What is painted on one cell; null is the usual price. */
export type Paint = { readonly percentOff: number; readonly seats: number } | null;

/** Rows of days, Monday first, each cell one step of the day. `untilMinute` may lie beyond midnight. */
export type GridShape = {
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly stepMinutes: number;
};
export type WeekCells = readonly (readonly Paint[])[];

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;
const days = [0, 1, 2, 3, 4, 5, 6];

export function cellsPerDay({ fromMinute, untilMinute, stepMinutes }: GridShape): number {
  return Math.ceil((untilMinute - fromMinute) / stepMinutes);
}

/** The grid that shows every rule as it is: finer steps or the whole day where a rule would not fit otherwise. */
export function shapeFitting(wanted: GridShape, rules: readonly OffPeakRule[]): GridShape {
  const shape = { ...wanted, stepMinutes: stepFitting(wanted, rules) };
  const covered = new Set(
    days.flatMap((day) => startsOf(shape).map((minute) => inWeek(day * dayMinutes + minute))),
  );
  const fits = rules.every((rule) => startsInWeek(rule, shape.stepMinutes).every((at) => covered.has(at)));
  if (fits) return shape;
  const wholeDay = { ...wanted, fromMinute: 0, untilMinute: dayMinutes };
  return { ...wholeDay, stepMinutes: stepFitting(wholeDay, rules) };
}

/** The rules painted on the grid. Where two overlap, which the API refuses, the later one shows. */
export function cellsOf(rules: readonly OffPeakRule[], shape: GridShape): WeekCells {
  const painted = new Map<number, Paint>();
  for (const rule of rules) {
    const paint = { percentOff: rule.percentOff, seats: rule.seats };
    for (const at of startsInWeek(rule, shape.stepMinutes)) painted.set(at, paint);
  }
  return days.map((day) =>
    startsOf(shape).map((minute) => painted.get(inWeek(day * dayMinutes + minute)) ?? null),
  );
}

/** The shortest list of rules that paints this grid: equal runs of a day are one rule, equal runs of several days too. */
export function rulesOf(cells: WeekCells, shape: GridShape): OffPeakRule[] {
  const rules = new Map<string, OffPeakRule>();
  for (const run of cells.flatMap((row, day) => runsOf(row, day, shape))) {
    const key = `${run.from} ${run.to} ${run.percentOff} ${run.seats}`;
    const weekdays = [...(rules.get(key)?.weekdays ?? []), ...run.weekdays].sort((a, b) => a - b);
    rules.set(key, { ...run, weekdays });
  }
  return [...rules.values()];
}

/** `14:30` of minutes after midnight; past midnight it is the next day's time. */
export function timeOf(minute: number): string {
  const inDay = minute % dayMinutes;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

export function isSamePaint(one: Paint, other: Paint): boolean {
  return one?.percentOff === other?.percentOff && one?.seats === other?.seats;
}

function runsOf(row: readonly Paint[], day: number, shape: GridShape): OffPeakRule[] {
  const starts = row.flatMap((paint, index) =>
    paint && !isSamePaint(paint, row[index - 1] ?? null) ? [{ paint, index }] : [],
  );
  return starts.map(({ paint, index }) => {
    const length = row.slice(index).findIndex((next) => !isSamePaint(next, paint));
    const cells = length === -1 ? row.length - index : length;
    return ruleOf(
      paint,
      day * dayMinutes + shape.fromMinute + index * shape.stepMinutes,
      cells * shape.stepMinutes,
    );
  });
}

function ruleOf(paint: NonNullable<Paint>, start: number, length: number): OffPeakRule {
  const at = inWeek(start);
  const from = at % dayMinutes;
  const end = from + length;
  return {
    weekdays: [Math.floor(at / dayMinutes) + 1],
    from: timeOf(from),
    to: end === dayMinutes ? '24:00' : timeOf(end),
    ...paint,
  };
}

function startsInWeek(rule: OffPeakRule, stepMinutes: number): number[] {
  const from = minuteOf(rule.from);
  const count = Math.ceil(lengthOf(rule) / stepMinutes);
  return rule.weekdays.flatMap((weekday) =>
    Array.from({ length: count }, (_, index) =>
      inWeek((weekday - 1) * dayMinutes + from + index * stepMinutes),
    ),
  );
}

function stepFitting({ fromMinute, stepMinutes }: GridShape, rules: readonly OffPeakRule[]): number {
  const minutes = rules.flatMap((rule) => [minuteOf(rule.from) - fromMinute, lengthOf(rule)]);
  return (
    [stepMinutes, 30, 15, 5, 1].find((step) => step <= stepMinutes && minutes.every((m) => m % step === 0)) ??
    1
  );
}

/** A window whose end is not after its start ends on the next day. */
function lengthOf(rule: OffPeakRule): number {
  const from = minuteOf(rule.from);
  const to = minuteOf(rule.to);
  return to > from ? to - from : to + dayMinutes - from;
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function startsOf(shape: GridShape): number[] {
  return Array.from(
    { length: cellsPerDay(shape) },
    (_, index) => shape.fromMinute + index * shape.stepMinutes,
  );
}

function inWeek(minute: number): number {
  return ((minute % weekMinutes) + weekMinutes) % weekMinutes;
}
