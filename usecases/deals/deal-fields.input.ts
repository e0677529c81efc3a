import { z } from 'zod';
import { fullPricePromises } from '@/domain/deals/terms';
import { day, id, instant, localTime, percent, text, typedMoney, wallTime, weekday } from '../pieces.input';

const tier = z.strictObject({ members: z.int().min(1).max(1_000), percentOff: percent });
const sizes = {
  threshold: z.int().min(2).max(1_000),
  maximum: z.int().min(2).max(1_000),
  tiers: z.array(tier).min(1).max(6),
  /** How many below the threshold it still goes ahead with where cards fail after it tipped; left out: however few are left. */
  tolerance: z.int().min(0).max(1_000).optional(),
};
const hours = z
  .int()
  .min(0)
  .max(24 * 60);
const group = z.union([
  z.strictObject({ scope: z.literal('slot'), ...sizes, closesHoursBefore: hours }),
  z.strictObject({ scope: z.literal('deal'), ...sizes, closesAt: z.union([instant, localTime]) }),
  z.strictObject({ scope: z.literal('team'), ...sizes, closesAfterHours: hours }),
]);

const offPeakWindow = z.strictObject({
  weekdays: z.array(weekday).max(7),
  from: wallTime.refine((minute) => minute < 1440, 'A start is before 24:00.'),
  to: wallTime,
  percentOff: percent,
  seats: z.int().min(0).max(10_000),
});

/** What a merchant says about a deal; create and edit ask the same. */
export const dealFields = {
  venueId: id,
  packageId: id,
  title: text(120),
  description: z.string().trim().max(4_000).default(''),
  /** An instant, or a time or a day at the venue; a day as an end is included. */
  salesFrom: z.union([instant, localTime, day]),
  salesUntil: z.union([instant, localTime, day]),
  visitFrom: day,
  visitUntil: day,
  offPeak: z.array(offPeakWindow).max(100).default([]),
  floorPrice: typedMoney,
  guardPercent: percent.prefault(60),
  group: group.nullable().default(null),
  limits: z
    .strictObject({
      perPerson: z.int().min(1).max(10_000).nullable().default(null),
      total: z.int().min(1).max(1_000_000).nullable().default(null),
    })
    .default({ perPerson: null, total: null }),
  fullPricePromise: z.enum(fullPricePromises).default('money-back'),
  cancelHoursBefore: z.int().min(0).max(720).default(24),
  exclusions: z
    .array(z.string().max(4_000))
    .max(30)
    .transform((lines) => lines.flatMap((line) => line.split('\n')))
    .pipe(z.array(z.string().trim().max(200)).max(30))
    .transform((lines) => lines.filter(Boolean))
    .prefault([]),
};
const fields = z.strictObject(dealFields);
export type DealFields = z.output<typeof fields>;
