import { describe, expect, it } from 'vitest';
import { instantOf } from '../../time/iso';
import { hourMs, weekMs } from '../../time/zone';
import { crowdedOut, revenuePerPlaceHour, secondVisits } from './guests';
import type { SoldVisit } from './results';

const three = instantOf('2027-01-06T15:00:00Z');

function visit(buyer: string, week: number, more: Partial<SoldVisit> = {}): SoldVisit {
  const start = three + week * weekMs;
  const sold = { start, freeAt: start + hourMs, places: 1, quantity: 1, buyer };
  return { ...sold, isDiscounted: false, priceMinor: 6000, offBps: 0, beenHere: null, ...more };
}

const deal = { isDiscounted: true, priceMinor: 4200, offBps: 3000 };

describe('who was crowded out', () => {
  const refused = (start: number) => [{ start, requests: 2 }];

  it.each([
    {
      says: 'those refused while a deal guest is there',
      at: three + hourMs / 2,
      visits: [visit('eva', 0, deal)],
      out: 2,
    },
    {
      says: 'nobody once the deal guest has left',
      at: three + hourMs,
      visits: [visit('eva', 0, deal)],
      out: 0,
    },
    { says: 'nobody where all who are there paid in full', at: three, visits: [visit('eva', 0)], out: 0 },
  ])('$says', ({ at, visits, out }) => {
    expect(crowdedOut(refused(at), visits)).toBe(out);
  });
});

describe('second visits at full price', () => {
  it('tell newcomers from regulars, by the answer or by our own books', () => {
    const visits = [
      visit('new-and-back', 0, { ...deal, beenHere: false }),
      visit('new-and-back', 1),
      visit('new', 0, { ...deal, beenHere: false }),
      visit('regular', 0, { ...deal, beenHere: true }),
      visit('known', 0),
      visit('known', 1, deal),
      visit('known', 2),
    ];
    expect(secondVisits(visits)).toEqual({
      newcomers: { guests: 2, cameBack: 1 },
      regulars: { guests: 2, cameBack: 1 },
    });
  });

  it('leave out whom nobody asked, and a second deal is no full price', () => {
    const visits = [
      visit('unasked', 0, deal),
      visit('again', 0, { ...deal, beenHere: false }),
      visit('again', 1, deal),
    ];
    expect(secondVisits(visits)).toEqual({
      newcomers: { guests: 1, cameBack: 0 },
      regulars: { guests: 0, cameBack: 0 },
    });
  });
});

describe('revenue per place and hour', () => {
  const wednesdayThree = 2 * 24 + 15;
  const hours = {
    openHours: Array.from(
      { length: 168 },
      (_, hour) => hour === wednesdayThree || hour === wednesdayThree + 1,
    ),
    windowHours: new Set([wednesdayThree]),
  };
  const asked = { timeZone: 'UTC', seats: 6, weeks: 2, ...hours };

  it('is what was taken in the windows’ hours, and beside them, over the places there were', () => {
    const visits = [visit('eva', 0, deal), visit('max', 1, { start: three + weekMs + hourMs })];
    expect(revenuePerPlaceHour({ ...asked, visits })).toEqual({ inWindows: 350, elsewhere: 500 });
  });

  it('is not told of hours that do not exist', () => {
    expect(revenuePerPlaceHour({ ...asked, visits: [], windowHours: new Set() }).inWindows).toBeNull();
  });
});
