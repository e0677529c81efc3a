import { z } from 'zod';
import { exponentOf, isCurrency } from '@/domain/money/currency';
import { basisPoints, minor } from '@/domain/money/money';
import { instantOf } from '@/domain/time/iso';
import { cursorReadBy, readAfter } from './cursors.input';

/** The pieces requests are made of. Every object of a request is strict: an unknown field is refused. */
export const text = (max: number) => z.string().trim().min(1).max(max);
export const optionalText = (max: number) => z.string().trim().max(max).optional();
export const id = z
  .string()
  .min(3)
  .max(80)
  .regex(/^[a-z]+_[a-z0-9]+$/, 'This is not an id.');
export const currency = z.string().refine(isCurrency, 'Three capital letters of ISO 4217, for example USD.');

/** Money that is never negative. */
export const money = z.strictObject({
  amount: z.int().min(0).max(100_000_000_000).transform(minor),
  currency,
});

/** Money, or how a person types it into a form: `{ typed: "37.80", currency }`. */
export const typedMoney = z.union([
  money,
  z
    .strictObject({
      typed: z
        .string()
        .trim()
        .regex(/^\d{1,9}([.,]\d{1,3})?$/, 'An amount, for example 37.80.'),
      currency,
    })
    .transform(({ typed, currency: code }) => ({ amount: minorOfTyped(typed, code), currency: code })),
]);

function minorOfTyped(typed: string, code: string) {
  return minor(Math.round(Number(typed.replace(',', '.')) * 10 ** exponentOf(code)));
}

/** Percent with at most two decimals, to basis points. */
export const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-9, 'At most two decimals.')
  .transform((value) => basisPoints(Math.round(value * 100)));

export const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/,
    'ISO 8601 with Z, for example 2027-03-08T10:00:00Z.',
  )
  .transform((value, issues) => {
    try {
      return instantOf(value);
    } catch {
      issues.addIssue({ code: 'custom', message: 'This instant does not exist.' });
      return z.NEVER;
    }
  });

export const day = z.iso.date();
/** `2027-03-10T15:00` by the wall clock of the place it is about, as a browser's own field says it. */
export const localTime = z.iso
  .datetime({ local: true, precision: -1 })
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'A day and a time, for example 2027-03-10T15:00.');
/** `HH:MM`, or `24:00` for the end of the day, to minutes after midnight. */
export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM, or 24:00 for the end of the day.')
  .transform((value) => Number(value.slice(0, 2)) * 60 + Number(value.slice(3)));
export const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
export const version = z.int().min(1);
export const email = z
  .string()
  .trim()
  .max(254)
  .transform((value) => value.normalize('NFKC').toLowerCase())
  .pipe(
    z.email('An e-mail address, for example ana@example.org.').regex(/^[^\s",;<>]+$/, 'One plain address.'),
  );

export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(24),
  cursor: cursorReadBy(readAfter),
};

/** A page of ours to go on to. Whatever leads elsewhere leads home. */
export const localPath = z
  .string()
  .max(2_000)
  .transform((value) => (/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) ? value : '/'));
