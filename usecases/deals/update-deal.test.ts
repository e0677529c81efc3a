import { beforeEach, describe, expect, test } from 'vitest';
import { sellingTerms } from '@/db/deals/deal-terms';
import { decideDeal } from '../admin/decide-deal';
import { decideMerchant } from '../admin/decide-merchant';
import { stopDeal } from '../admin/stop-deal';
import { asMember, type CasaVerde, casaVerde, dealInput, given, liveDealOf } from '../casa-verde';
import { listMerchantDeals } from './list-merchant-deals';
import { pauseDeal } from './pause-deal';
import { resumeDeal } from './resume-deal';
import { updateDeal } from './update-deal';

let spa: CasaVerde;
let id: string;
beforeEach(async () => {
  spa = await casaVerde();
  id = (await liveDealOf(spa)).id;
});
const edit = (version: number, changes: object, who = spa.owner) =>
  updateDeal(who, { id, version, ...dealInput(spa.ids, changes) });
const selling = async () => (await sellingTerms(spa.world.reader, id))?.version;
const deeper = { offPeak: [{ weekdays: [2, 3, 4], from: '14:00', to: '17:00', percentOff: 40, seats: 3 }] };

describe('an edit of a deal that sells', () => {
  test('of its text applies at once', async () => {
    const edited = given(await edit(1, { title: 'Massage and green tea' }));
    expect(edited).toMatchObject({ version: 2, liveVersion: 2, waiting: [], status: 'live' });
    expect(await selling()).toMatchObject({ version: 2, title: 'Massage and green tea' });
  });

  test('of its price waits, and the version before goes on selling until it is approved', async () => {
    const edited = given(await edit(1, deeper));
    expect(edited).toMatchObject({ version: 2, liveVersion: 1, waiting: ['off-peak'], status: 'live' });
    expect(await selling()).toMatchObject({ version: 1 });
    given(await decideDeal(spa.admin, { id, decision: 'approve', reasons: [], version: 2 }));
    expect(await selling()).toMatchObject({ version: 2 });
  });

  test('refused, it changes nothing', async () => {
    given(await edit(1, deeper));
    const decision = { id, decision: 'refuse', reasons: ['price-misleading'], version: 2 } as const;
    expect(given(await decideDeal(spa.admin, { ...decision, reasons: [...decision.reasons] }))).toMatchObject(
      {
        status: 'live',
        liveVersion: 1,
      },
    );
  });

  test('of what somebody changed in the meantime is refused', async () => {
    given(await edit(1, { title: 'One' }));
    expect(await edit(1, { title: 'Two' })).toMatchObject({
      refusal: { reason: 'stale-version', version: 2 },
    });
  });

  test('below the floor is refused', async () => {
    const offPeak = [{ weekdays: [2], from: '14:00', to: '17:00', percentOff: 55, seats: 3 }];
    expect(await edit(1, { offPeak })).toMatchObject({ refusal: { reason: 'below-floor' } });
    expect(await selling()).toMatchObject({ version: 1 });
  });
});

describe('off sale and on again', () => {
  test('a pause and a resumption', async () => {
    expect(given(await pauseDeal(spa.owner, { id })).status).toBe('paused');
    expect(await pauseDeal(spa.owner, { id })).toMatchObject({ refusal: { reason: 'wrong-status' } });
    expect(given(await resumeDeal(spa.owner, { id })).status).toBe('live');
  });

  test('a suspended business does not resume', async () => {
    given(
      await decideMerchant(spa.admin, { id: spa.ids.merchantId, decision: 'suspend', reasons: ['fraud'] }),
    );
    expect(await resumeDeal(spa.owner, { id })).toMatchObject({
      refusal: { reason: 'merchant-not-verified' },
    });
  });

  test('the kill switch is final', async () => {
    expect(await stopDeal(spa.owner, { id, reasons: [] })).toMatchObject({
      refusal: { reason: 'not-found' },
    });
    expect(given(await stopDeal(spa.admin, { id, reasons: ['unsafe'] })).status).toBe('stopped');
    expect(await edit(1, {})).toMatchObject({ refusal: { reason: 'wrong-status', status: 'stopped' } });
    expect(await resumeDeal(spa.owner, { id })).toMatchObject({ refusal: { reason: 'wrong-status' } });
  });
});

test('a merchant’s deals are its own', async () => {
  const listed = given(await listMerchantDeals(spa.owner, { id: spa.ids.merchantId, limit: 24 }));
  expect(listed.items).toMatchObject([
    { id, status: 'live', lowestPrice: { amount: 3780, currency: 'EUR' }, listPrice: { amount: 6000 } },
  ]);
  expect(await listMerchantDeals(spa.stranger, { id: spa.ids.merchantId, limit: 24 })).toMatchObject({
    refusal: { reason: 'not-found' },
  });
});

test('strangers find nothing and clerks may not', async () => {
  const clerk = asMember(spa.owner, spa.ids.merchantId, 'clerk');
  for (const act of [pauseDeal, resumeDeal]) {
    expect(await act(spa.stranger, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await act(clerk, { id })).toMatchObject({ refusal: { reason: 'not-allowed' } });
  }
  expect(await edit(1, {}, spa.stranger)).toMatchObject({ refusal: { reason: 'not-found' } });
});
