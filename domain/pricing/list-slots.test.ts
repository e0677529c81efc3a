import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minor, ofPercent } from '../money/money';
import type { Slot, StepUse } from '../slots/slot';
import type { Instant } from '../time/wall';
import { printWall } from '../time/windows';
import { hourMs, instantsAt, minuteMs } from '../time/zone';
import { casaVerde, casaVerdeWeek, massageAndTea, r1g1 } from './casa-verde';
import { cheapestSlots, priceRangeOf } from './cheapest';
import { explainPrice } from './explain';
import { listSlots, type SlotsAsked, slotAt } from './list-slots';
import type { GroupAtSlot } from './live/taken';
import { quoteVisit, stepsOf } from './quote';

const at = (local: string): Instant => {
  const [day = '', time = ''] = local.split('T');
  return (
    instantsAt(day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), 'Europe/Lisbon')[0] ?? Number.NaN
  );
};
const week: SlotsAsked = {
  terms: r1g1,
  package: massageAndTea,
  venue: casaVerde,
  busyness: casaVerdeWeek,
  uses: new Map(),
  aloneTaken: new Map(),
  groups: new Map(),
  now: at('2027-03-08T10:00'),
  quantity: 1,
  from: '2027-03-08',
  until: '2027-03-14',
};
const wednesday = '2027-03-10T15:00';
/** Places in use by visits at these starts. */
const usesOf = (...visits: readonly { local: string; taken: number; discounted: number }[]) => {
  const uses = new Map<Instant, StepUse>();
  for (const { local, taken, discounted } of visits) {
    for (const step of stepsOf(week, at(local))) {
      const known = uses.get(step) ?? { at: step, taken: 0, discounted: 0 };
      uses.set(step, { at: step, taken: known.taken + taken, discounted: known.discounted + discounted });
    }
  }
  return uses;
};
const slot = (local: string, changes: Partial<SlotsAsked> = {}): Slot | undefined =>
  listSlots({ ...week, ...changes }).find((one) => one.local === local);
const openGroup = (changes: Partial<GroupAtSlot> = {}): GroupAtSlot => ({
  status: 'open',
  members: 1,
  maximum: 5,
  reserved: 4,
  closesAt: at('2027-03-09T15:00'),
  ...changes,
});

describe('the price of a start', () => {
  test.each([
    { local: wednesday, price: 4200, group: 3780, kind: 'off-peak' },
    { local: '2027-03-10T14:00', price: 4200, group: 3780, kind: 'off-peak' },
    { local: '2027-03-10T16:45', price: 4200, group: 3780, kind: 'off-peak' },
    { local: '2027-03-10T13:45', price: 6000, group: null, kind: 'ordinary' },
    { local: '2027-03-10T17:00', price: 6000, group: null, kind: 'ordinary' },
    { local: '2027-03-13T18:00', price: 6000, group: null, kind: 'ordinary' },
  ])('$local costs $price', ({ local, price, group, kind }) => {
    expect(slot(local)).toMatchObject({
      priceMinor: price,
      groupPriceMinor: group,
      because: { kind },
      listPriceMinor: 6000,
    });
  });

  test('the visit ends without its clean-up, and the reason names the window', () => {
    expect(slot(wednesday)).toMatchObject({
      end: at(wednesday) + hourMs,
      because: { kind: 'off-peak', weekday: 3, fromMinute: 840, untilMinute: 1020 },
      dealSeatsLeft: 3,
      seatsLeft: 6,
    });
  });

  test('a week that has become busier than the guard turns the price ordinary', () => {
    const busyness = [{ weekday: 3 as const, fromMinute: 960, untilMinute: 1020, expectedSeats: 4 }];
    expect(slot(wednesday, { busyness })).toMatchObject({
      priceMinor: 6000,
      because: { kind: 'guarded' },
      groupPriceMinor: null,
      dealSeatsLeft: 0,
    });
    expect(slot('2027-03-10T14:45', { busyness })).toMatchObject({ priceMinor: 4200 });
  });

  test('the best of several windows wins and they never add up', () => {
    const wider = {
      weekdays: [3] as const,
      fromMinute: 600,
      untilMinute: 1200,
      offBps: ofPercent(40),
      seats: 2,
    };
    const terms = { ...r1g1, offPeak: [...r1g1.offPeak, wider], group: null };
    expect(quoteVisit({ ...week, terms, start: at(wednesday) }).priceMinor).toBe(3600);
  });

  test('the lines of why this price add up to it', () => {
    const quote = quoteVisit({ ...week, start: at(wednesday) });
    const lines = explainPrice({ ...quote, tier: quote.tiers[0] ?? null });
    expect(lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['list', 6000],
      ['off-peak', -1800],
      ['group', -420],
    ]);
  });

  test('C4: a window with nothing off is there for groups', () => {
    const terms = {
      ...r1g1,
      offPeak: [
        { weekdays: [3] as const, fromMinute: 840, untilMinute: 1020, offBps: ofPercent(0), seats: 0 },
      ],
      group: {
        scope: 'slot' as const,
        threshold: 4,
        maximum: 12,
        closesHoursBefore: 24,
        tiers: [
          [4, 20],
          [8, 30],
          [12, 40],
        ].map(([members = 0, percent = 0]) => ({ members, offBps: ofPercent(percent) })),
      },
    };
    const iron = { ...massageAndTea, lines: [{ title: 'Class', quantity: 1, listPriceMinor: minor(1500) }] };
    const changes = {
      terms,
      package: iron,
      venue: { ...casaVerde, seats: 12 },
      busyness: [{ weekday: 3 as const, fromMinute: 0, untilMinute: 1440, expectedSeats: 0.5 }],
    };
    expect(slot(wednesday, changes)).toMatchObject({
      priceMinor: 1500,
      because: { kind: 'ordinary' },
      groupPriceMinor: 1200,
    });
    expect(
      quoteVisit({ ...week, ...changes, start: at(wednesday) }).tiers.map(({ priceMinor }) => priceMinor),
    ).toEqual([1200, 1050, 900]);
  });
});

describe('what is left of a start', () => {
  test('one sale alone leaves five rooms and two at the price', () => {
    const uses = usesOf({ local: wednesday, taken: 1, discounted: 1 });
    expect(slot(wednesday, { uses, aloneTaken: new Map([[at(wednesday), 1]]) })).toMatchObject({
      seatsLeft: 5,
      dealSeatsLeft: 2,
      priceMinor: 4200,
    });
  });

  test('once the deal places are gone the ordinary price is shown while rooms are left', () => {
    const changes = {
      uses: usesOf({ local: wednesday, taken: 3, discounted: 3 }),
      aloneTaken: new Map([[at(wednesday), 3]]),
    };
    expect(slot(wednesday, changes)).toMatchObject({
      priceMinor: 6000,
      offBps: 0,
      because: { kind: 'deal-places-gone' },
      seatsLeft: 3,
      dealSeatsLeft: 0,
    });
  });

  test('two asked with one deal place left cost the ordinary price', () => {
    const aloneTaken = new Map([[at(wednesday), 2]]);
    expect(slot(wednesday, { aloneTaken, quantity: 2 })).toMatchObject({
      priceMinor: 6000,
      because: { kind: 'deal-places-gone' },
      dealSeatsLeft: 1,
    });
  });

  test('a full slot is absent, and so are its neighbours that need the same rooms', () => {
    const uses = usesOf({ local: wednesday, taken: 6, discounted: 0 });
    const locals = listSlots({ ...week, uses, from: '2027-03-10', until: '2027-03-10' }).map(({ local }) =>
      local.slice(11),
    );
    expect(locals).not.toContain('15:00');
    expect(locals).not.toContain('14:00');
    expect(locals).toContain('13:45');
    expect(locals).toContain('16:15');
    expect(locals).not.toContain('16:00');
  });

  test('a neighbour at the deal price uses up what discounts may take at the steps they share', () => {
    const uses = usesOf({ local: '2027-03-10T14:45', taken: 4, discounted: 4 });
    expect(slot(wednesday, { uses })).toMatchObject({
      dealSeatsLeft: 1,
      seatsLeft: 2,
      groupPriceMinor: null,
    });
  });

  test('the protected room is sold at the ordinary price only', () => {
    const uses = usesOf({ local: wednesday, taken: 5, discounted: 5 });
    expect(slot(wednesday, { uses, aloneTaken: new Map([[at(wednesday), 1]]) })).toMatchObject({
      seatsLeft: 1,
      dealSeatsLeft: 0,
      priceMinor: 6000,
    });
  });

  test('the past, this instant included, is absent', () => {
    const locals = (now: Instant) => listSlots({ ...week, now }).map(({ local }) => local);
    expect(locals(at(wednesday))).not.toContain(wednesday);
    expect(locals(at(wednesday) - 1)).toContain(wednesday);
  });

  test('days outside the visit days are absent', () => {
    const terms = { ...r1g1, visitFrom: '2027-03-10', visitUntil: '2027-03-11' };
    expect(new Set(listSlots({ ...week, terms }).map(({ local }) => local.slice(0, 10)))).toEqual(
      new Set(['2027-03-10', '2027-03-11']),
    );
  });
});

describe('groups of a start', () => {
  test.each([
    {
      says: 'less than 24 hours before no group begins',
      changes: { now: at('2027-03-09T15:00') },
      price: null,
    },
    { says: 'a millisecond earlier it does', changes: { now: at('2027-03-09T15:00') - 1 }, price: 3780 },
    {
      says: 'fewer free rooms than the threshold begin none',
      changes: { uses: usesOf({ local: wednesday, taken: 3, discounted: 2 }) },
      price: null,
    },
    {
      says: 'an open group is joined',
      changes: {
        groups: new Map([[at(wednesday), openGroup()]]),
        uses: usesOf({ local: wednesday, taken: 4, discounted: 4 }),
      },
      price: 3780,
    },
    {
      says: 'a tipped one with a free room is joined',
      changes: {
        groups: new Map([[at(wednesday), openGroup({ status: 'tipped', members: 4 })]]),
        uses: usesOf({ local: wednesday, taken: 4, discounted: 4 }),
      },
      price: 3780,
    },
    {
      says: 'one without a further room is not',
      changes: {
        groups: new Map([[at(wednesday), openGroup({ status: 'tipped', members: 4 })]]),
        uses: usesOf({ local: wednesday, taken: 5, discounted: 5 }),
      },
      price: null,
    },
    {
      says: 'a failed one is not followed by another',
      changes: { groups: new Map([[at(wednesday), openGroup({ status: 'failed' })]]) },
      price: null,
    },
    {
      says: 'one at its maximum has closed',
      changes: { groups: new Map([[at(wednesday), openGroup({ status: 'tipped', members: 5 })]]) },
      price: null,
    },
  ])('$says', ({ changes, price }) => {
    expect(slot(wednesday, changes)?.groupPriceMinor).toBe(price);
  });

  test('places are protected at the lowest price that the slot may fetch, at each step', () => {
    const kept = (group: typeof r1g1.group) =>
      quoteVisit({ ...week, terms: { ...r1g1, group }, start: at('2027-03-10T16:00') }).protectedByStep;
    expect(kept(r1g1.group)).toEqual([1, 1, 1, 1, 2]);
    expect(kept(null)).toEqual([1, 1, 1, 1, 1]);
  });

  test('a campaign needs one free place in a slot, a team all of its threshold', () => {
    const people = { threshold: 4, maximum: 5, tiers: r1g1.group?.tiers ?? [] };
    const uses = usesOf({ local: wednesday, taken: 3, discounted: 3 });
    const price = (group: typeof r1g1.group) =>
      slot(wednesday, { terms: { ...r1g1, group }, uses })?.groupPriceMinor;
    expect(price({ ...people, scope: 'deal', closesAt: at(wednesday) })).toBe(3780);
    expect(price({ ...people, scope: 'deal', closesAt: week.now })).toBeNull();
    expect(price({ ...people, scope: 'team', closesAfterHours: 24 })).toBeNull();
  });

  test('a campaign that is full or over is joined in none of its slots', () => {
    const people = { threshold: 2, maximum: 5, tiers: r1g1.group?.tiers ?? [] };
    const terms = { ...r1g1, group: { ...people, scope: 'deal' as const, closesAt: at(wednesday) } };
    const price = (changes: Partial<GroupAtSlot>) =>
      slot(wednesday, { terms, dealGroup: openGroup({ reserved: 0, ...changes }) })?.groupPriceMinor;
    expect(price({ status: 'tipped', members: 4 })).toBe(3780);
    expect(price({ status: 'tipped', members: 5 })).toBeNull();
    expect(price({ status: 'failed' })).toBeNull();
  });

  test('a deal without windows takes groups at the ordinary price in every hour that is not guarded', () => {
    const terms = { ...r1g1, offPeak: [] };
    expect(slot(wednesday, { terms })).toMatchObject({ priceMinor: 6000, groupPriceMinor: 5400 });
    expect(slot('2027-03-13T18:00', { terms })).toMatchObject({
      groupPriceMinor: null,
      because: { kind: 'ordinary' },
    });
  });

  test('a slot whose last rooms wait for its group stays in the list', () => {
    const changes = {
      groups: new Map([[at(wednesday), openGroup()]]),
      uses: usesOf({ local: wednesday, taken: 6, discounted: 4 }),
    };
    expect(slot(wednesday, changes)).toMatchObject({ seatsLeft: 0, groupPriceMinor: 3780 });
  });
});

/** Selling all that a slot says is left keeps every step within capacity, and discounts out of the one protected room. */
function expectRoom(one: Slot, uses: ReadonlyMap<Instant, StepUse>): void {
  for (const step of stepsOf(week, one.start)) {
    const use = uses.get(step) ?? { taken: 0, discounted: 0 };
    expect(use.taken + one.seatsLeft <= casaVerde.seats || one.seatsLeft === 0).toBe(true);
    expect(use.discounted + one.dealSeatsLeft <= casaVerde.seats - 1 || one.dealSeatsLeft === 0).toBe(true);
  }
}

describe('lists and single slots', () => {
  test('the cheapest come first, the earlier one at the same price', () => {
    expect(cheapestSlots(listSlots(week), 2).map(({ local }) => local)).toEqual([
      '2027-03-09T14:00',
      '2027-03-09T14:15',
    ]);
    expect(priceRangeOf(listSlots(week))).toEqual({
      leastMinor: 4200,
      mostMinor: 6000,
      leastInGroupMinor: 3780,
    });
    expect(priceRangeOf([])).toBeNull();
  });

  test('whatever is taken, a slot asked alone is the slot of the list, and no promise about places is broken', () => {
    const visits = fc.array(
      fc.record({
        quarter: fc.integer({ min: 0, max: 36 }),
        taken: fc.integer({ min: 0, max: 2 }),
        isDeal: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    const localOfQuarter = (quarter: number) => `2027-03-10T${printWall(600 + quarter * 15)}`;
    fc.assert(
      fc.property(visits, fc.integer({ min: 1, max: 3 }), (taken, quantity) => {
        const uses = usesOf(
          ...taken.map((visit) => ({
            local: localOfQuarter(visit.quarter),
            taken: visit.taken,
            discounted: visit.isDeal ? visit.taken : 0,
          })),
        );
        const asked = { ...week, uses, quantity, from: '2027-03-10', until: '2027-03-10' };
        for (const one of listSlots(asked)) {
          expect(slotAt({ ...asked, start: one.start })).toEqual(one);
          expect(one.priceMinor).toBeLessThanOrEqual(one.listPriceMinor);
          expectRoom(one, uses);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a start off the grid, closed or past is no slot', () => {
    expect(slotAt({ ...week, start: at(wednesday) + 5 * minuteMs })).toBeNull();
    expect(slotAt({ ...week, start: at('2027-03-10T19:15') })).toBeNull();
    expect(slotAt({ ...week, start: at('2027-03-08T09:45') })).toBeNull();
  });

  test('prices hold on the day the clock changes', () => {
    const sunday = {
      ...r1g1,
      group: null,
      offPeak: [{ weekdays: [7] as const, fromMinute: 0, untilMinute: 180, offBps: ofPercent(20), seats: 6 }],
    };
    const venue = { ...casaVerde, hours: [{ weekday: 7 as const, fromMinute: 0, untilMinute: 300 }] };
    const night = listSlots({
      ...week,
      terms: sunday,
      venue,
      busyness: [],
      from: '2027-03-28',
      until: '2027-03-28',
    });
    expect(night.filter(({ priceMinor }) => priceMinor === 4800).map(({ local }) => local.slice(11))).toEqual(
      ['00:00', '00:15', '00:30', '00:45', '02:00', '02:15', '02:30', '02:45'],
    );
  });
});
