import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsCap, pointsEarned, worthOf } from '../members/points';
import { minor, plus, shareOf } from '../money/money';
import { giveBackInReverse, splitMeans } from './means';

const all = { points: true, gift: true, balance: true };
const eur = (amount: number) => minor(amount);

describe('paying by several means', () => {
  it.each([
    {
      says: '42.00 with points, a gift of 20.00 and a balance of 10.00',
      price: 4200,
      wish: all,
      is: { points: 420, pointsMinor: 420, giftMinor: 2000, balanceMinor: 1000, cardMinor: 780 },
    },
    {
      says: 'a small order needs no card',
      price: 1500,
      wish: all,
      is: { points: 150, pointsMinor: 150, giftMinor: 1350, balanceMinor: 0, cardMinor: 0 },
    },
    {
      says: 'what is not wished is not used',
      price: 4200,
      wish: { points: false, gift: false, balance: true },
      is: { points: 0, pointsMinor: 0, giftMinor: 0, balanceMinor: 1000, cardMinor: 3200 },
    },
  ])('$says', ({ price, wish, is }) => {
    const wallet = { points: 500, giftMinor: eur(2000), balanceMinor: eur(1000) };
    expect(splitMeans(eur(price), { wallet, wish, currency: 'EUR' })).toEqual(is);
  });

  it('always adds up to the price, within what there is, with points below their share', () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    const asked = fc.record({
      ...{ price: amount, points: amount, gift: amount, balance: amount },
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      wish: fc.record({ points: fc.boolean(), gift: fc.boolean(), balance: fc.boolean() }),
    });
    fc.assert(
      fc.property(asked, ({ price, points, gift, balance, currency, wish }) => {
        const wallet = { points, giftMinor: minor(gift), balanceMinor: minor(balance) };
        const parts = splitMeans(minor(price), { wallet, wish, currency });
        const { pointsMinor, giftMinor, balanceMinor, cardMinor } = parts;
        expect(plus(pointsMinor, giftMinor, balanceMinor, cardMinor)).toBe(price);
        expect(Math.min(pointsMinor, giftMinor, balanceMinor, cardMinor)).toBeGreaterThanOrEqual(0);
        expect(parts.points).toBeLessThanOrEqual(points);
        expect(worthOf(parts.points, currency)).toBe(pointsMinor);
        expect(pointsMinor).toBeLessThanOrEqual(shareOf(minor(price), pointsCap));
        expect(giftMinor).toBeLessThanOrEqual(gift);
        expect(balanceMinor).toBeLessThanOrEqual(balance);
      }),
    );
  });
});

describe('giving back', () => {
  const paid = [
    { id: 'points', leftMinor: eur(420) },
    { id: 'gift', leftMinor: eur(2000) },
    { id: 'balance', leftMinor: eur(1000) },
    { id: 'card', leftMinor: eur(780) },
  ];

  it.each([
    { amount: 4200, parts: { card: 780, balance: 1000, gift: 2000, points: 420 } },
    { amount: 1200, parts: { card: 780, balance: 420 } },
    { amount: 0, parts: {} },
  ])('$amount goes back in reverse', ({ amount, parts }) => {
    const back = giveBackInReverse(paid, eur(amount));
    expect(Object.fromEntries(back.map((part) => [part.id, part.amountMinor]))).toEqual(parts);
  });

  it('never gives more than was paid by each means, and in any number of parts the same as at once', () => {
    const sums = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sums, fc.array(fc.integer({ min: 0, max: 50_000 }), { maxLength: 5 }), (lefts, wants) => {
        const start = lefts.map((left, index) => ({ id: `${index}`, leftMinor: minor(left) }));
        let open = start;
        for (const want of wants) {
          const back = new Map(
            giveBackInReverse(open, minor(want)).map((part) => [part.id, part.amountMinor]),
          );
          open = open.map(({ id, leftMinor }) => ({ id, leftMinor: minor(leftMinor - (back.get(id) ?? 0)) }));
        }
        const total = Math.min(
          wants.reduce((sum, want) => sum + want, 0),
          lefts.reduce((sum, left) => sum + left, 0),
        );
        const atOnce = new Map(
          giveBackInReverse(start, minor(total)).map((part) => [part.id, part.amountMinor]),
        );
        for (const { id, leftMinor } of open) {
          expect(leftMinor).toBeGreaterThanOrEqual(0);
          const before = start.find((one) => one.id === id)?.leftMinor ?? 0;
          expect(before - leftMinor).toBe(atOnce.get(id) ?? 0);
        }
      }),
    );
  });
});

it('a visit earns a point for each unit paid, five in a quiet hour', () => {
  expect(pointsEarned(minor(4250), 'EUR', false)).toBe(42);
  expect(pointsEarned(minor(4250), 'EUR', true)).toBe(210);
  expect(pointsEarned(minor(4250), 'JPY', false)).toBe(4250);
});
