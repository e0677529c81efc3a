import { describe, expect, it } from 'vitest';
import { instantOf } from '../../time/iso';
import { addDays, hourMs, weekMs } from '../../time/zone';
import { isLeftOut } from './hold-out';
import { resultsOf, type SoldVisit } from './results';

const measuring = {
  seed: 'seed',
  venueId: 'venue_1',
  shareBps: 3000,
  fromMonday: '2027-01-04',
  untilMonday: null,
};
const wednesday = instantOf('2027-01-06T15:00:00Z');
const weeks = 40;
const days = Array.from({ length: weeks }, (_, week) => addDays('2027-01-04', week * 7));

/** Three guests on a Wednesday at three, five where the deal is on; one of each week's is a regular. */
function visits(lift: number): SoldVisit[] {
  return days.flatMap((monday, week) => {
    const isOn = !isLeftOut(measuring, monday);
    const price = isOn ? { priceMinor: 4200, offBps: 3000 } : { priceMinor: 6000, offBps: 0 };
    const guests = Array.from({ length: 3 + (week % 2) + (isOn ? lift : 0) }, (_, guest) => guest);
    return guests.map((guest) => ({
      ...price,
      start: wednesday + week * weekMs,
      freeAt: wednesday + week * weekMs + hourMs,
      places: 1,
      quantity: 1,
      isDiscounted: isOn,
      buyer: guest === 0 ? 'regular@example.org' : `${week}-${guest}@example.org`,
      beenHere: isOn && guest > 0 ? false : null,
    }));
  });
}
const results = (lift: number, more: object = {}) =>
  resultsOf({
    venueId: 'venue_1',
    timeZone: 'UTC',
    visits: visits(lift),
    measuring,
    windowHours: new Set([2 * 24 + 15]),
    days,
    variableCostMinor: 1800,
    ...more,
  });

describe('what a deal did', () => {
  it('is told from the weeks left out, with an interval', () => {
    const { proof } = results(10);
    expect(proof.verdict).toBe('pays');
    if (proof.verdict === 'not-enough-data') throw new Error('there is enough');
    expect(proof.seats.low).toBeLessThan(10);
    expect(proof.seats.high).toBeGreaterThan(10);
    expect(results(0).proof.verdict).toBe('costs');
  });

  it('is not told before there are enough weeks, nor by who does not measure', () => {
    expect(results(2, { days: days.slice(0, 2) }).proof.verdict).toBe('not-enough-data');
    expect(results(2, { measuring: null }).proof).toMatchObject({ verdict: 'not-enough-data', weeksOn: 0 });
  });

  it('counts who is new by the answer, and who came before by our books', () => {
    const { newcomers, returning, regulars, discountGivenMinor, dealPlaces } = results(2);
    expect(newcomers).toBeGreaterThan(50);
    expect(returning).toBeGreaterThan(10);
    expect(regulars?.low).toBeLessThan(regulars?.middle ?? 0);
    expect(discountGivenMinor).toBe(dealPlaces * 1800);
  });
});
