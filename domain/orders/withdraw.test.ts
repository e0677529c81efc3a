import { describe, expect, it } from 'vitest';
import type { Category } from '../deals/package';
import { instantOf } from '../time/iso';
import { withdrawUntil } from './withdraw';

const bought = {
  category: 'hair' as Category,
  country: 'PT',
  boughtAt: instantOf('2027-03-08T23:59:00Z'),
  start: instantOf('2027-03-30T15:00:00Z'),
  zone: 'Europe/Lisbon',
};

describe('the right to withdraw', () => {
  it.each([
    { says: 'ends with the fourteenth day', change: {}, until: '2027-03-23T00:00:00Z' },
    {
      says: 'ends when the visit begins',
      change: { start: instantOf('2027-03-10T15:00:00Z') },
      until: '2027-03-10T15:00:00Z',
    },
    {
      says: 'counts days of the venue',
      change: { zone: 'Europe/Paris', country: 'FR' },
      until: '2027-03-23T23:00:00Z',
    },
    { says: 'is none for leisure at a fixed date', change: { category: 'massage' as const }, until: null },
    {
      says: 'is none for catering at a fixed date',
      change: { category: 'restaurant' as const },
      until: null,
    },
    { says: 'is none in the United States', change: { country: 'US' }, until: null },
  ])('$says', ({ change, until }) => {
    expect(withdrawUntil({ ...bought, ...change })).toBe(until === null ? null : instantOf(until));
  });
});
