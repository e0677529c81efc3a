import { z } from 'zod';
import { addDays, isZone, startOfDay } from '@/domain/time/zone';
import { day, instant, text, wallTime, weekday } from '../pieces.input';

/** Hours of a weekday; an end that is not after its start lies on the next day. */
export const weekHours = {
  weekday,
  from: wallTime.refine((minute) => minute < 1440, 'A start is before 24:00.'),
  to: wallTime,
};

export function windowOf(hours: { from: number; to: number }): { fromMinute: number; untilMinute: number } {
  return { fromMinute: hours.from, untilMinute: hours.to > hours.from ? hours.to : hours.to + 1440 };
}

const closure = z.strictObject({
  /** An instant, or a day at the venue; a day as an end is included. */
  from: z.union([instant, day]),
  until: z.union([instant, day]),
  reason: z.string().trim().max(200).default(''),
});

/** Rows that a form left empty. */
const nothing = () => [];
const emptyHours = z.strictObject({ weekday, from: z.literal(''), to: z.literal('') }).transform(nothing);
const emptyClosure = z
  .strictObject({ from: z.literal(''), until: z.literal(''), reason: z.string().max(200) })
  .transform(nothing);

export const venueFields = {
  name: text(120),
  address: text(300),
  area: z.string().trim().max(80).optional(),
  city: z.string().trim().max(80).optional(),
  location: z.strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }),
  timeZone: text(60).refine(isZone, 'A time zone such as Europe/Lisbon.'),
  stepMinutes: z.union([z.literal(15), z.literal(30), z.literal(60)]),
  seats: z.int().min(1).max(10_000),
  hours: z
    .array(
      z.union([
        z.strictObject(weekHours).transform((one) => [{ weekday: one.weekday, ...windowOf(one) }]),
        emptyHours,
      ]),
    )
    .max(60)
    .transform((list) => list.flat()),
  closures: z
    .array(z.union([closure.transform((one) => [one]), emptyClosure]))
    .max(200)
    .transform((list) => list.flat())
    .prefault([]),
};
const fields = z.strictObject(venueFields);
export type VenueFields = z.output<typeof fields>;

/** The columns of a venue from what was typed. */
export function venueOf({ location, closures, city, area, ...plain }: VenueFields) {
  return {
    ...plain,
    ...location,
    area: area ?? '',
    city: city || cityOf(plain.address),
    closures: closures.map(({ from, until, reason }) => ({
      from: typeof from === 'string' ? startOfDay(from, plain.timeZone) : from,
      until: typeof until === 'string' ? startOfDay(addDays(until, 1), plain.timeZone) : until,
      reason,
    })),
  };
}

/** The last part of an address that is not a number: `Porto Claro` of `Rua Verde 1, 4000 Porto Claro`. */
function cityOf(address: string): string {
  const last = address.split(',').at(-1) ?? '';
  return address.includes(',') ? last.replace(/\b[\dA-Z-]*\d[\dA-Z-]*\b/g, '').trim() : '';
}
