import { Temporal } from 'temporal-polyfill';
import type { Instant } from './wall';

/** `2027-03-08T10:00:00Z`: how instants leave the product. */
export function isoOf(instant: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString();
}

/** @throws RangeError when it is not ISO 8601 with an offset. */
export function instantOf(iso: string): Instant {
  return Temporal.Instant.from(iso).epochMilliseconds;
}
