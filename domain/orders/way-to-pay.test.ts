import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hourMs } from '../time/zone';
import { sayWayToPay, wayToPay } from './way-to-pay';

const day = 24 * hourMs;
const holdMs = 7 * day;

it.each([
  { says: 'a group that closes within six days is held now', closesAt: 6 * day, way: { kind: 'hold-now' } },
  {
    says: 'a millisecond later the card is saved',
    closesAt: 6 * day + 1,
    way: { kind: 'save-card', holdAt: 5 * day + 1 },
  },
  {
    says: 'in ten days: no hold before day nine',
    closesAt: 10 * day,
    way: { kind: 'save-card', holdAt: 9 * day },
  },
])('$says', ({ closesAt, way }) => {
  expect(wayToPay({ now: 0, closesAt, holdMs, canHold: true })).toEqual(way);
});

it('no hold ends before its group does, with a day to spare for taking the money', () => {
  const instants = fc.record({
    now: fc.integer({ min: 0, max: 1_000 * day }),
    ahead: fc.integer({ min: 0, max: 60 * day }),
    hold: fc.integer({ min: 2 * day, max: 30 * day }),
  });
  fc.assert(
    fc.property(instants, ({ now, ahead, hold }) => {
      const closesAt = now + ahead;
      const way = wayToPay({ now, closesAt, holdMs: hold, canHold: true });
      const heldAt = way.kind === 'save-card' ? way.holdAt : now;
      expect(heldAt + hold - closesAt).toBeGreaterThanOrEqual(day);
    }),
  );
});

it('what cannot be held is taken now, however soon the group closes', () => {
  expect(wayToPay({ now: 0, closesAt: day, holdMs, canHold: false })).toEqual({ kind: 'take-now' });
});

it('says before buying what happens with the card', () => {
  expect(sayWayToPay('hold-now', '')).toContain('only reserved');
  expect(sayWayToPay('take-now', '')).toContain('If the group fails, or you leave it');
  expect(sayWayToPay('save-card', 'Mon 22 Mar')).toContain('on Mon 22 Mar the price is reserved');
});
