import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf } from '../time/iso';
import { dayMs } from '../time/zone';
import { lastUntil, restoredUntil, spendFirstExpiring, warningsDue } from './lots';

it.each([
  { earned: '2027-03-08T10:00:00Z', until: '2029-04-01T00:00:00Z' },
  { earned: '2027-03-31T23:59:59Z', until: '2029-04-01T00:00:00Z' },
  { earned: '2027-12-01T00:00:00Z', until: '2030-01-01T00:00:00Z' },
  { earned: '2028-11-30T00:00:00Z', until: '2030-12-01T00:00:00Z' },
])('points earned on $earned last to $until', ({ earned, until }) => {
  expect(lastUntil(instantOf(earned))).toBe(instantOf(until));
});

it('what comes back keeps its day, or has a week', () => {
  expect(restoredUntil(100 * dayMs, 10 * dayMs)).toBe(100 * dayMs);
  expect(restoredUntil(12 * dayMs, 10 * dayMs)).toBe(17 * dayMs);
  expect(restoredUntil(3 * dayMs, 10 * dayMs)).toBe(17 * dayMs);
});

it('a letter is due thirty days before the end, and another seven', () => {
  const due = (days: number) => warningsDue(100 * dayMs, (100 - days) * dayMs);
  expect([31, 30, 8, 7, 0].map(due)).toEqual([0, 1, 1, 2, 2]);
});

it('what runs out first is spent first, all of what is asked or nothing', () => {
  const lot = fc.record({ left: fc.nat(50), expiresAt: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(lot), fc.nat(200), fc.nat(20), (kept, points, now) => {
      const lots = kept.map((one, index) => ({ ...one, id: `${index}` }));
      const usable = lots.filter(({ expiresAt }) => now < expiresAt);
      const sum = usable.reduce((all, { left }) => all + left, 0);
      const parts = spendFirstExpiring(lots, { points, now });
      expect(parts === null).toBe(sum < points);
      if (!parts) return;
      const spent = new Map(parts.map(({ lotId, points: part }) => [lotId, part]));
      expect([...spent.values()].reduce((all, part) => all + part, 0)).toBe(points);
      const last = Math.max(0, ...usable.filter(({ id }) => spent.has(id)).map(({ expiresAt }) => expiresAt));
      for (const { id, left, expiresAt } of usable)
        if (expiresAt < last) expect(spent.get(id) ?? 0).toBe(left);
    }),
  );
});
