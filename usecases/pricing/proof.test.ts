import { beforeEach, describe, expect, it } from 'vitest';
import { keepFact } from '@/db/facts';
import { accept } from '@/domain/kernel/result';
import { priorOfTrade } from '@/domain/pricing/learning/prior';
import { isLeftOut } from '@/domain/pricing/proof/hold-out';
import { listExperiments } from '../admin/list-experiments';
import { stopExperiment } from '../admin/stop-experiment';
import { asMember, type CasaVerde, casaVerde, given, liveDealOf } from '../casa-verde';
import { getCalibration } from '../forecast/get-calibration';
import { listDealSlots } from '../slots/list-deal-slots';
import { asGuest } from '../testing';
import { setBusyness } from '../venues/set-busyness';
import { setBusynessInput } from '../venues/set-busyness.input';
import { getResults } from './get-results';
import { refuseSuggestion } from './refuse-suggestion';
import { setMeasuring } from './set-measuring';
import { suggestWindows } from './suggest-windows';

let spa: CasaVerde;
let id: string;
beforeEach(async () => {
  spa = await casaVerde();
  id = spa.ids.venueId;
  const days = [2, 3, 4, 5, 6, 7];
  const week = days.flatMap((weekday) => [
    { weekday, from: '10:00', to: '17:00', expectedSeats: weekday < 5 ? 1 : 2 },
    { weekday, from: '17:00', to: '20:00', expectedSeats: weekday < 5 ? 2.4 : 5.4 },
  ]);
  given(await setBusyness(spa.owner, setBusynessInput.parse({ id, week })));
});

describe('a suggestion', () => {
  it('names quiet hours alone, with a reason, and goes away for a week when it is refused', async () => {
    const suggestion = given(await suggestWindows(spa.owner, { id, windowCostMinor: 0 }));
    expect(suggestion.windows.length).toBeGreaterThan(0);
    expect(suggestion.because).toBe('probing');
    const isBusy = ({ weekdays, untilMinute }: (typeof suggestion.windows)[number]) =>
      untilMinute > 17 * 60 && weekdays.some((weekday) => weekday >= 5);
    expect(suggestion.windows.filter(isBusy)).toEqual([]);
    expect(suggestion.fill?.high).toBeLessThan(0.6);
    given(await refuseSuggestion(spa.owner, { id, reason: 'We paint the rooms.' }));
    expect(given(await suggestWindows(spa.owner, { id, windowCostMinor: 0 })).refusedAt).not.toBeNull();
  });

  it('goes by the trade’s usual week where nothing was told, says so, and leaves its evenings alone', async () => {
    given(await setBusyness(spa.owner, setBusynessInput.parse({ id, week: [] })));
    const suggestion = given(await suggestWindows(spa.owner, { id, windowCostMinor: 0 }));
    expect(suggestion).toMatchObject({ knownBy: 'trade', because: 'probing' });
    expect(suggestion.windows.length).toBeGreaterThan(0);
    const saturdays = suggestion.windows.filter(({ weekdays }) => weekdays.includes(6));
    expect(
      saturdays.filter(({ untilMinute, fromMinute }) => fromMinute < 18 * 60 && untilMinute > 17 * 60),
    ).toEqual([]);
  });

  it('is a group where the trade’s other venues drew many newcomers and opening a window costs as much as it brings', async () => {
    const asked = async (windowCostMinor: number) =>
      given(await suggestWindows(spa.owner, { id, windowCostMinor }));
    expect((await asked(2600)).group).toBeNull();
    await teachTrade({ seekersPerRegular: 9, own: -2.6 });
    const { group } = await asked(2600);
    expect(group).toMatchObject({ minJoin: 3, closesHoursBefore: 24 });
    expect(group?.most).toBeGreaterThanOrEqual(3);
    expect(group?.value.amount).toBeGreaterThan(group?.openValue.amount ?? 0);
    expect((await asked(0)).group).toBeNull();
    expect(await asked(900_000)).toMatchObject({ windows: [], group: null });
  });
});

/** Twenty other venues of the trade all found such a town, and are sure of it. */
async function teachTrade({ seekersPerRegular, own }: { seekersPerRegular: number; own: number }) {
  const point = [...priorOfTrade.centre];
  point[0] = Math.log(seekersPerRegular);
  point[8] = own;
  const variance = point.map(() => 0);
  const value = Array.from({ length: 20 }, (_, venue) => ({ venueId: `venue_${venue}`, point, variance }));
  await spa.world.transaction(async (tx) =>
    accept(await keepFact(tx, { name: 'price-response:massage', value })),
  );
}

describe('measuring', () => {
  it('leaves out whole weeks that nobody has seen prices of, by lot, and admins see which', async () => {
    const deal = await liveDealOf(spa, { visitUntil: '2036-03-01', salesUntil: '2036-03-01T00:00:00Z' });
    const { measuring } = given(await setMeasuring(spa.owner, { id, takesPart: true }));
    expect(measuring?.fromMonday).toBe('2027-04-19');
    const [view] = given(await listExperiments(spa.admin, {}));
    expect(view).toMatchObject({ venueId: id, soldInLeftOut: 0 });
    if (!measuring) throw new Error('it has begun');
    // One week in ten: among so many there is one, whatever the lot.
    const wednesdays = Array.from({ length: 400 }, (_, week) => {
      const day = new Date(Date.UTC(2027, 3, 21 + 7 * week));
      return day.toISOString().slice(0, 10);
    });
    const out = wednesdays.find((day) => isLeftOut(measuring, day)) ?? '';
    spa.world.clock.set(Date.parse(`${out}T06:00:00Z`));
    const slots = given(
      await listDealSlots(asGuest(spa.world), { id: deal.id, from: out, until: out, quantity: 1 }),
    );
    const three = slots.find(({ local }) => local.endsWith('15:00'));
    expect(three).toMatchObject({ price: { amount: 6000 }, because: { kind: 'measured' } });
    given(await stopExperiment(spa.admin, { id }));
    const [stopped] = given(await listExperiments(spa.admin, {}));
    expect(stopped?.measuring.untilMonday).not.toBeNull();
  });

  it('is the owner’s to begin, and an admin’s to see', async () => {
    const manager = asMember(spa.owner, spa.ids.merchantId, 'manager');
    expect(await setMeasuring(manager, { id, takesPart: true })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    });
    expect(await listExperiments(spa.owner, {})).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await stopExperiment(spa.owner, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
  });
});

describe('results', () => {
  it('say that there is not enough data yet before there is', async () => {
    await liveDealOf(spa);
    const results = given(await getResults(spa.owner, { id }));
    expect(results).toMatchObject({ proof: { verdict: 'not-enough-data' }, dealPlaces: 0, regulars: null });
  });

  it('and ranges are for the venue’s own people', async () => {
    expect(given(await getCalibration(spa.owner, { id }))).toMatchObject({ held: null });
    for (const ask of [getResults, getCalibration, suggestWindows]) {
      expect(await ask(spa.stranger, { id, windowCostMinor: 0 })).toMatchObject({
        refusal: { reason: 'not-found' },
      });
      expect(
        await ask(asMember(spa.owner, spa.ids.merchantId, 'clerk'), { id, windowCostMinor: 0 }),
      ).toMatchObject({
        refusal: { reason: 'not-allowed' },
      });
    }
  });
});
