import { describe, expect, it } from 'vitest';
import { basisPoints } from '../../money/money';
import { instantOf } from '../../time/iso';
import { minuteMs, wallAt } from '../../time/zone';
import type { Venue } from '../../venues/venue';
import { casaVerde, casaVerdeWeek, massageAndTea, r1g1 } from '../casa-verde';
import { isLeftOut } from '../proof/hold-out';
import { pricedWeek } from '../week';
import { liveQuote, type Situation } from './live-quote';

const monday = instantOf('2027-03-08T10:00:00Z');
const wednesday = instantOf('2027-03-10T15:00:00Z');

function quoteAt(
  start: number,
  now: Partial<Situation> = {},
  { venue = {}, terms = {} }: { venue?: Partial<Venue>; terms?: Partial<typeof r1g1> } = {},
) {
  const rules = { terms: { ...r1g1, ...terms }, package: massageAndTea, busyness: casaVerdeWeek };
  const week = pricedWeek({ ...rules, venue: { ...casaVerde, ...venue } });
  const shown = { start, ...wallAt(start, casaVerde.timeZone) };
  return liveQuote(week, shown, { now: monday, uses: new Map(), groups: new Map(), ...now });
}

/** Full-price places in use from a start on, for a visit and its clean-up. */
function booked(start: number, taken: number, discounted = 0): Situation['uses'] {
  const steps = [0, 1, 2, 3, 4].map((step) => start + step * 15 * minuteMs);
  return new Map(steps.map((at) => [at, { at, taken, discounted }]));
}

describe('the price as things stand', () => {
  it('is the ordinary week’s while nobody has booked', () => {
    expect(quoteAt(wednesday)).toMatchObject({ priceMinor: 4200, because: { kind: 'off-peak' } });
  });

  it('closes an hour that full-price bookings carry over the guard, for single buyers and new groups', () => {
    const uses = booked(wednesday, 4);
    expect(quoteAt(wednesday, { uses })).toMatchObject({
      priceMinor: 6000,
      because: { kind: 'filling' },
      tiers: [],
    });
  });

  it('is not moved by places sold at the deal’s own price', () => {
    expect(quoteAt(wednesday, { uses: booked(wednesday, 3, 3) }).priceMinor).toBe(4200);
  });

  it('lets a group that is open go on in an hour that fills up', () => {
    const group = { status: 'open', members: 2, maximum: 5, reserved: 4, closesAt: wednesday } as const;
    const quote = quoteAt(wednesday, { uses: booked(wednesday, 4), groups: new Map([[wednesday, group]]) });
    expect(quote).toMatchObject({ priceMinor: 6000, tiers: [{ priceMinor: 3780 }] });
  });

  it('protects the places of full-price guests who are here', () => {
    expect(quoteAt(wednesday).protectedByStep[0]).toBe(1);
    expect(quoteAt(wednesday, { uses: booked(wednesday, 2) }).protectedByStep[0]).toBe(2);
  });

  it('stays low where the owner lifted the guard', () => {
    const guardLifts = [
      { from: wednesday, until: wednesday + 1, reason: 'x', costMinor: 0, liftedBy: 'p', liftedAt: 0 },
    ];
    expect(quoteAt(wednesday, { uses: booked(wednesday, 4) }, { venue: { guardLifts } }).priceMinor).toBe(
      4200,
    );
  });

  it('keeps the price once somebody paid it, where the deal promises no drop', () => {
    const fullTaken = new Map([[wednesday, 1]]);
    const terms = { fullPricePromise: 'no-drop' as const };
    expect(quoteAt(wednesday, { fullTaken }, { terms })).toMatchObject({
      priceMinor: 6000,
      because: { kind: 'kept-for-full-price' },
    });
    expect(quoteAt(wednesday, { fullTaken }).priceMinor).toBe(4200);
  });

  it('is the ordinary one in a week left out for measuring, and only there', () => {
    const measuring = {
      seed: 's',
      venueId: 'v',
      shareBps: 5000,
      fromMonday: '2027-03-08',
      untilMonday: null,
    };
    const weeks = Array.from({ length: 12 }, (_, week) => wednesday + week * 7 * 24 * 60 * minuteMs);
    const days = weeks.map((start) => new Date(start).toISOString().slice(0, 10));
    const out = days.map((day) => isLeftOut(measuring, day));
    expect(new Set(out)).toEqual(new Set([true, false]));
    expect(
      weeks.map((start) => quoteAt(start, {}, { venue: { measuring } }).because.kind === 'measured'),
    ).toEqual(out);
  });
});

describe('places opened at short notice', () => {
  const friday = instantOf('2027-03-12T15:00:00Z');
  const opening = (from: number) => ({
    id: 'opening_1',
    from,
    until: from + 60 * minuteMs,
    offBps: basisPoints(2000),
    seatsLeft: 2,
  });

  it('cost less outside the windows', () => {
    expect(quoteAt(friday, { openings: [opening(friday)] })).toMatchObject({
      priceMinor: 4800,
      because: { kind: 'opened', openingId: 'opening_1' },
    });
  });

  it('never make a deeper window dearer', () => {
    expect(quoteAt(wednesday, { openings: [opening(wednesday)] }).priceMinor).toBe(4200);
  });

  it('are not for guarded hours, nor for those that fill up', () => {
    const evening = instantOf('2027-03-12T18:00:00Z');
    expect(quoteAt(evening, { openings: [opening(evening)] }).priceMinor).toBe(6000);
    expect(quoteAt(friday, { openings: [opening(friday)], uses: booked(friday, 4) }).priceMinor).toBe(6000);
  });
});
