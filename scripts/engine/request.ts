import { z } from 'zod';

const count = z.number().finite();
/** Thousands of numbers a line: looked at in one pass instead of one parser each. */
const counts = z.custom<number[]>(
  (values) => Array.isArray(values) && values.every((value) => Number.isFinite(value)),
  'expected an array of numbers',
);
const places = z.custom<(number | null)[]>(
  (values) => Array.isArray(values) && values.every((value) => value === null || Number.isFinite(value)),
  'expected an array of numbers or nulls',
);

/** Places of one slot, and bookings in it, that are still believed. */
export const mostPlaces = 100_000;

/** One line of input, as section 4 of the engine's design describes it. Unknown fields are ignored. */
export const requestShape = z.object({
  schemaVersion: z.literal(1),
  requestId: z.string().max(200),
  merchantId: z.string().max(200).optional(),
  category: z.string().max(200).optional(),
  weekStart: z.string().max(40).optional(),
  grid: z.object({
    slotMinutes: z.number().int().min(5).max(1440),
    slotsPerDay: z.number().int().min(1).max(288),
    dayStartMinute: z.number().int().min(0).max(1440).default(0),
  }),
  unit: z.object({
    listPriceMinor: z.number().finite().positive().max(1e12),
    variableCostMinor: z.number().finite().min(0).max(1e12),
    serviceSlots: z.number().int().min(1).max(288),
  }),
  commission: z.object({ newcomerBp: count.min(0).max(10_000), returningBp: count.min(0).max(10_000) }),
  windowCostMinor: count.min(0).max(1e12).default(0),
  capacity: counts.refine((all) => all.every((open) => open <= mostPlaces), 'at most 100,000 places a slot'),
  rules: z.object({
    levelsPct: z.array(z.number().min(0).max(100)).min(1).max(50),
    minContributionMinor: count.default(0),
    maxForecastFillPct: count.default(60),
    maxLevelsPerDay: z.number().int().min(0).max(1000).default(2),
    maxWindowsPerDay: z.number().int().min(0).max(1000).default(3),
    minWindowSlots: z.number().int().min(0).max(1000).default(2),
    blackout: counts.optional().nullable(),
  }),
  categoryProfile: counts.nullable().optional(),
  history: z.array(z.unknown()).default([]),
  wantUpperBound: z.boolean().optional(),
});

export const weekShape = z.object({
  weekStart: z.string().max(40).optional(),
  published: z
    .object({
      discountPct: counts.nullable().optional(),
      quota: places.nullable().optional(),
    })
    .nullable()
    .optional(),
  fullPriceBookings: counts,
  dealBookings: counts.nullable().optional(),
  soldOut: counts.nullable().optional(),
  redemptions: z.object({ returning: counts, total: counts }).nullable().optional(),
});

export type Request = z.infer<typeof requestShape>;
export type Week = z.infer<typeof weekShape>;

export type Refused = { readonly code: string; readonly message: string };

/** More weeks than this say nothing about next week, and an answer must not take longer as a venue gets older. */
const mostWeeks = 104;

export function readRequest(
  line: string,
): { request: Request; weeks: Week[] } | { refused: Refused; requestId: string | null } {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    // The line is somebody else's: whatever is wrong with it, the answer says so and the process lives on.
    return { refused: { code: 'E_JSON', message: 'The line is not JSON.' }, requestId: null };
  }
  const requestId = idOf(raw);
  const read = requestShape.safeParse(raw);
  if (!read.success) return { refused: firstIssue(read.error, ''), requestId };
  const lengths = wrongLength(read.data);
  if (lengths) return { refused: lengths, requestId };
  const { levelsPct } = read.data.rules;
  if (
    levelsPct[0] !== 0 ||
    levelsPct.some((level, index) => index > 0 && level <= (levelsPct[index - 1] ?? 0))
  ) {
    return { refused: { code: 'E_LEVEL', message: 'rules.levelsPct starts with 0 and grows.' }, requestId };
  }
  const weeks = readWeeks(read.data);
  return 'code' in weeks ? { refused: weeks, requestId } : { request: read.data, weeks };
}

function idOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !('requestId' in raw)) return null;
  return typeof raw.requestId === 'string' ? raw.requestId.slice(0, 200) : null;
}

function firstIssue(error: z.ZodError, prefix: string): Refused {
  const issue = error.issues[0];
  const path = [prefix, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  return {
    code: path === 'requestId' ? 'E_ID' : 'E_SCHEMA',
    message: `${path}: ${issue?.message ?? 'not as described'}`,
  };
}

function wrongLength(request: Request): Refused | null {
  const slots = 7 * request.grid.slotsPerDay;
  const arrays: [name: string, values: readonly unknown[] | null | undefined][] = [
    ['capacity', request.capacity],
    ['rules.blackout', request.rules.blackout],
    ['categoryProfile', request.categoryProfile],
  ];
  return tooLongOrShort(arrays, slots);
}

function tooLongOrShort(
  arrays: [name: string, values: readonly unknown[] | null | undefined][],
  slots: number,
): Refused | null {
  const wrong = arrays.find(([, values]) => values && values.length !== slots);
  return wrong
    ? { code: 'E_LENGTH', message: `${wrong[0]} has ${wrong[1]?.length} entries, not ${slots}.` }
    : null;
}

/** The latest weeks before the planned one, in order; a week that appears twice counts once, as it was written last. */
function readWeeks(request: Request): Week[] | Refused {
  const slots = 7 * request.grid.slotsPerDay;
  const levels = request.rules.levelsPct.length;
  const byWeek = new Map<string, Week>();
  const latest = request.history.slice(-2 * mostWeeks);
  for (const [index, entry] of latest.entries()) {
    const at = `history.${request.history.length - latest.length + index}`;
    const read = weekShape.safeParse(entry);
    if (!read.success) return firstIssue(read.error, at);
    const week = read.data;
    const wrong =
      tooLongOrShort(
        [
          [`${at}.fullPriceBookings`, week.fullPriceBookings],
          [`${at}.dealBookings`, week.dealBookings],
          [`${at}.soldOut`, week.soldOut],
          [`${at}.published.discountPct`, week.published?.discountPct],
          [`${at}.published.quota`, week.published?.quota],
        ],
        slots,
      ) ??
      tooLongOrShort(
        [
          [`${at}.redemptions.returning`, week.redemptions?.returning],
          [`${at}.redemptions.total`, week.redemptions?.total],
        ],
        levels,
      );
    if (wrong) return wrong;
    const planned =
      request.weekStart !== undefined && week.weekStart !== undefined && week.weekStart >= request.weekStart;
    if (!planned) byWeek.set(week.weekStart ?? `#${index}`, week);
  }
  const weeks = [...byWeek.entries()].sort(([one], [other]) => inOrder(one, other));
  return weeks.map(([, week]) => week).slice(-mostWeeks);
}

/** Weeks without a date stay where they were written. */
function inOrder(one: string, other: string): number {
  if (one.startsWith('#') || other.startsWith('#') || one === other) return 0;
  return one < other ? -1 : 1;
}
