import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourMs, instantsAt, minuteMs } from '../time/zone';
import { codeFromBytes, formatCode, normaliseCode, voucherAlphabet } from './code';
import { mayRedeem, validityOf } from './redeem';
import { voucherStatuses } from './voucher';

const start = instantsAt('2027-03-10', 900, 'Europe/Lisbon')[0] ?? 0;
const rule = { start, end: start + hourMs, timeZone: 'Europe/Lisbon', venueId: 'venue_spa', usesTotal: 1 };
type Asked = Parameters<typeof mayRedeem>[0];
const asked: Asked = {
  voucher: { rule, status: 'issued', usesLeft: 1 },
  orderStatus: 'paid',
  groupStatus: null,
  venueId: 'venue_spa',
  quantity: 1,
  now: start,
};
const voucher = (changes: Partial<Asked['voucher']>) => ({ voucher: { ...asked.voucher, ...changes } });

describe('redeeming', () => {
  test.each([
    { says: 'at the start of the visit', changes: {} },
    { says: 'from 14:30 on for a visit at 15:00', changes: { now: start - 30 * minuteMs } },
    { says: 'until the last millisecond before 16:00', changes: { now: start + hourMs - 1 } },
    { says: 'with a tipped group', changes: { groupStatus: 'tipped' } },
    { says: 'with a part of the money gone back', changes: { orderStatus: 'partly-refunded' } },
    {
      says: 'at another time when a manager lets the guest in',
      changes: { now: start - 5 * hourMs, override: true },
    },
  ] as const)('is possible $says', ({ changes }) => {
    expect(mayRedeem({ ...asked, ...changes })).toEqual({ ok: true, value: { usesLeft: 0 } });
  });

  test('one of two uses leaves one', () => {
    expect(mayRedeem({ ...asked, ...voucher({ usesLeft: 2 }) })).toEqual({
      ok: true,
      value: { usesLeft: 1 },
    });
  });

  const window = { validFrom: start - 30 * minuteMs, validUntil: start + hourMs };
  test.each([
    {
      says: 'a minute too early',
      changes: { now: start - 31 * minuteMs },
      refusal: { reason: 'wrong-time', ...window },
    },
    {
      says: 'at the end of the visit',
      changes: { now: start + hourMs },
      refusal: { reason: 'wrong-time', ...window },
    },
    { says: 'at another venue', changes: { venueId: 'venue_other' }, refusal: { reason: 'wrong-venue' } },
    {
      says: 'at another venue, a manager neither',
      changes: { venueId: 'venue_other', override: true },
      refusal: { reason: 'wrong-venue' },
    },
    {
      says: 'while its group is open',
      changes: { orderStatus: 'authorised', groupStatus: 'open' },
      refusal: { reason: 'group-open' },
    },
    { says: 'before it is paid', changes: { orderStatus: 'authorised' }, refusal: { reason: 'not-paid' } },
    {
      says: 'of a failed group',
      changes: { orderStatus: 'cancelled', groupStatus: 'failed' },
      refusal: { reason: 'not-paid' },
    },
    {
      says: 'when its order was refunded',
      changes: { orderStatus: 'refunded' },
      refusal: { reason: 'refunded' },
    },
    {
      says: 'when it was refunded',
      changes: voucher({ status: 'refunded' }),
      refusal: { reason: 'refunded' },
    },
    { says: 'when it was replaced', changes: voucher({ status: 'revoked' }), refusal: { reason: 'revoked' } },
    { says: 'when it has expired', changes: voucher({ status: 'expired' }), refusal: { reason: 'expired' } },
    {
      says: 'twice',
      changes: voucher({ status: 'redeemed', usesLeft: 0 }),
      refusal: { reason: 'already-redeemed', usesLeft: 0 },
    },
    {
      says: 'for more uses than are left',
      changes: { quantity: 2 },
      refusal: { reason: 'already-redeemed', usesLeft: 1 },
    },
  ] as const)('is refused $says', ({ changes, refusal }) => {
    expect(mayRedeem({ ...asked, ...changes })).toEqual({ ok: false, refusal });
  });

  test('never succeeds without a paid order, a use left, the right venue and an issued voucher', () => {
    const any = fc.record({
      status: fc.constantFrom(...voucherStatuses),
      usesLeft: fc.integer({ min: 0, max: 3 }),
      quantity: fc.integer({ min: 1, max: 3 }),
      orderStatus: fc.constantFrom(
        'authorised' as const,
        'paid' as const,
        'refunded' as const,
        'cancelled' as const,
      ),
      groupStatus: fc.constantFrom(null, 'open' as const, 'tipped' as const, 'failed' as const),
      venueId: fc.constantFrom('venue_spa', 'venue_other'),
      override: fc.boolean(),
      minutes: fc.integer({ min: -90, max: 120 }),
    });
    fc.assert(
      fc.property(any, ({ status, usesLeft, minutes, ...rest }) => {
        const result = mayRedeem({
          ...asked,
          ...rest,
          ...voucher({ status, usesLeft }),
          now: start + minutes * minuteMs,
        });
        if (!result.ok) return;
        expect(status).toBe('issued');
        expect(rest.orderStatus).toBe('paid');
        expect(rest.groupStatus).not.toBe('open');
        expect(rest.venueId).toBe('venue_spa');
        expect(rest.override || (minutes >= -30 && minutes < 60)).toBe(true);
        expect(result.value.usesLeft).toBe(usesLeft - rest.quantity);
        expect(result.value.usesLeft).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('the page prints the window that the till applies', () => {
    expect(validityOf(rule)).toEqual(window);
  });
});

describe('the typed code', () => {
  test('V5: twelve characters carry 60 bits and no look-alikes of a nought, a one or an i', () => {
    expect(new Set(voucherAlphabet).size).toBe(32);
    expect(Math.log2(voucherAlphabet.length) * 12).toBeGreaterThanOrEqual(60);
    expect(voucherAlphabet).not.toMatch(/[0O1Iil]/);
  });

  test('it is printed four by four', () => {
    expect(formatCode('23456789ABCD')).toBe('2345-6789-ABCD');
  });

  test.each([
    { says: 'as printed', typed: '2345-6789-ABCL', code: '23456789ABCL' },
    { says: 'in lower case with spaces', typed: ' 2345 6789 abcl ', code: '23456789ABCL' },
    { says: 'with long dashes', typed: '2345–6789—ABCL', code: '23456789ABCL' },
    { says: 'with a one for the L', typed: '2345-6789-ABC1', code: '23456789ABCL' },
    { says: 'with full-width letters', typed: '２３４５６７８９ＡＢＣＬ', code: '23456789ABCL' },
    { says: 'with a nought, which is never printed', typed: '0345-6789-ABCL', code: null },
    { says: 'too short', typed: '2345-6789-ABC', code: null },
    { says: 'too long', typed: '2345-6789-ABCLL', code: null },
    { says: 'as something else altogether', typed: "' OR 1=1 --", code: null },
    { says: 'as three thousand characters', typed: '2'.repeat(3000), code: null },
  ])('it may be typed $says', ({ typed, code }) => {
    expect(normaliseCode(typed)).toBe(code);
  });

  test('any twelve bytes make a code that survives printing and typing, each bit of five counting', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 16 }), (bytes) => {
        const code = codeFromBytes(bytes);
        expect(normaliseCode(formatCode(code).toLowerCase())).toBe(code);
        expect([...code].map((symbol) => voucherAlphabet.indexOf(symbol))).toEqual(
          [...bytes.slice(0, 12)].map((byte) => byte % 32),
        );
      }),
    );
  });
});
