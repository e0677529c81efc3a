import { beforeEach, describe, expect, it } from 'vitest';
import { auditOf } from '@/db/audit';
import { findViolations } from '@/db/proof/proof';
import { findVenue } from '@/db/venues';
import { asMember, type CasaVerde, casaVerde, fixtureNow, given, liveDealOf } from '../casa-verde';
import { suggestWindows } from '../pricing/suggest-windows';
import { listDealSlots } from '../slots/list-deal-slots';
import { setBusyness } from '../venues/set-busyness';
import { setBusynessInput } from '../venues/set-busyness.input';
import { getOutlook } from './get-outlook';
import { setSpecialDays } from './set-special-days';
import { setSpecialDaysInput } from './set-special-days.input';

const thursday = '2027-03-11';
const wednesday = '2027-03-10';
let spa: CasaVerde;
let dealId: string;

/** Tuesday to Thursday afternoons are quiet, Saturdays full; Fridays are too busy for the Wednesday window. */
beforeEach(async () => {
  spa = await casaVerde();
  const hours = { from: '10:00', to: '20:00' };
  const days = [2, 3, 4].map((weekday) => ({ weekday, ...hours, expectedSeats: 1.5 }));
  const week = [
    ...days,
    { weekday: 5, ...hours, expectedSeats: 3.6 },
    { weekday: 6, ...hours, expectedSeats: 5.4 },
  ];
  given(await setBusyness(spa.owner, setBusynessInput.parse({ id: spa.ids.venueId, week })));
  dealId = (await liveDealOf(spa)).id;
});

const asked = (days: object[]) => setSpecialDaysInput.parse({ id: spa.ids.venueId, days });
const name = (days: object[]) => setSpecialDays(spa.owner, asked(days));
const fair = { day: thursday, name: 'Fair', as: 'saturday' };

async function slotAt(day: string) {
  const slots = given(await listDealSlots(spa.world, { id: dealId, from: day, until: day, quantity: 1 }));
  return slots.find(({ local }) => local === `${day}T15:00`);
}
async function fillAt(day: string) {
  const outlook = given(await getOutlook(spa.owner, { id: spa.ids.venueId, from: day, days: 1 }));
  const hour = outlook.days[0]?.hours.find(({ local }) => local === `${day}T15:00`);
  return { special: outlook.days[0]?.special ?? null, ...hour };
}

describe('a special day', () => {
  it('closes the discount where it is like a busy weekday, and only there', async () => {
    expect(await slotAt(thursday)).toMatchObject({ price: { amount: 4200 } });
    given(await name([fair]));
    expect(await slotAt(thursday)).toMatchObject({ price: { amount: 6000 }, because: { kind: 'guarded' } });
    expect(await slotAt(wednesday)).toMatchObject({ price: { amount: 4200 } });
    expect(await fillAt(thursday)).toMatchObject({
      special: { name: 'Fair', as: 'saturday', percent: 100 },
      because: 'guarded',
      offBps: 0,
    });
    expect((await fillAt(thursday)).fill?.mean).toBeGreaterThan(0.65);
    expect((await fillAt(wednesday)).special).toBeNull();
  });

  it('protects more places where it is busier, so that a whole group finds none', async () => {
    expect(await slotAt(thursday)).toMatchObject({ groupPrice: { amount: 3780 } });
    given(await name([{ ...fair, as: 'friday' }]));
    expect(await slotAt(thursday)).toMatchObject({ price: { amount: 4200 }, groupPrice: null });
  });

  it('opens a window that its weekday is too busy for, and lists know of it', async () => {
    const week = [{ weekday: 4, from: '10:00', to: '20:00', expectedSeats: 5.4 }];
    given(await setBusyness(spa.owner, setBusynessInput.parse({ id: spa.ids.venueId, week })));
    expect(await slotAt(thursday)).toMatchObject({ because: { kind: 'guarded' } });
    given(await name([{ ...fair, as: 'quieter' }]));
    expect(await slotAt(thursday)).toMatchObject({ price: { amount: 4200 } });
    const wrong = await findViolations(spa.world.reader, { now: fixtureNow, isAtRest: true });
    expect(wrong.filter((one) => one.startsWith('L'))).toEqual([]);
  });

  it('is named beside a suggestion that it would close', async () => {
    const suggestion = async () =>
      given(await suggestWindows(spa.owner, { id: spa.ids.venueId, windowCostMinor: 0 }));
    const plain = await suggestion();
    const day = { 2: '2027-03-16', 3: '2027-03-17', 4: '2027-03-18', 5: '2027-03-19' }[
      String(plain.windows[0]?.weekdays[0])
    ];
    expect(plain.notOn).toEqual([]);
    given(
      await name([
        { ...fair, day },
        { ...fair, day: '2027-12-24' },
      ]),
    );
    expect((await suggestion()).notOn).toEqual([{ day, name: 'Fair' }]);
  });

  it('is kept with who named it, in place of the days before, and by those who manage the place', async () => {
    given(await name([fair]));
    given(
      await name([
        { ...fair, day: wednesday },
        { day: '', name: '', as: 'sunday' },
      ]),
    );
    const venue = await findVenue(spa.world.reader, spa.ids.venueId);
    expect(venue?.specialDays).toEqual([{ day: wednesday, name: 'Fair', like: 6, said: 1, share: 1 }]);
    expect(venue?.busyness).toHaveLength(5);
    const acts = (await auditOf(spa.world.reader, spa.ids.venueId, { limit: 20, before: null })).map(
      ({ act }) => act,
    );
    expect(acts.filter((act) => act === 'venue.special-days-named')).toHaveLength(2);
    const clerk = asMember(spa.owner, spa.ids.merchantId, 'clerk');
    expect(await setSpecialDays(clerk, asked([fair]))).toMatchObject({ refusal: { reason: 'not-allowed' } });
    expect(await setSpecialDays(spa.stranger, asked([]))).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(setSpecialDaysInput.safeParse({ id: spa.ids.venueId, days: [fair, fair] }).success).toBe(false);
  });
});
