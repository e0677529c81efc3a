import { printDate, printDay, printLocal } from '@/domain/time/print';

/** `Wed 10 March` from `2027-03-10`. */
export const dayInWords = printDay;

/** `Wed 10 March 2027` from `2027-03-10`. */
export const dateInWords = printDate;

/** `Wed 10 March, 15:00` from a venue's local time `2027-03-10T15:00`. */
export const whenInWords = printLocal;

/** `Wed 10 March 2027, 14:00 UTC` from an instant in ISO 8601: where no venue's clock applies. */
export function momentInWords(iso: string): string {
  return `${printDate(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}
