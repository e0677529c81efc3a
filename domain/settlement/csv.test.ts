import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf, decimalOf } from './csv';

test.each([
  ['a formula', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['a sum', '+1+1', "'+1+1"],
  ['a mention', '@SUM(A1)', "'@SUM(A1)"],
  ['a minus before words', '-2+3', "'-2+3"],
  ['a number below zero', '-36.96', '-36.96'],
  ['a comma', 'Lisbon, Porto', '"Lisbon, Porto"'],
])('%s is what it is and nothing more', (_what, value, written) => {
  expect(csvOf([[value]])).toBe(`${written}\r\n`);
});

test('amounts are written to the last unit of their currency', () => {
  expect([decimalOf(-5, 'EUR'), decimalOf(3696, 'EUR'), decimalOf(800, 'JPY'), decimalOf(1, 'KWD')]).toEqual([
    ...['-0.05', '36.96', '800', '0.001'],
  ]);
});

test('and read back as they were', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (amount) => {
      expect(Math.round(Number(decimalOf(amount, 'EUR')) * 100)).toBe(amount);
    }),
  );
});
