import { beforeEach, expect, test } from 'vitest';
import { type CasaVerde, casaVerde, dealOf, given } from '../casa-verde';
import { submitMerchant } from '../people/submit-merchant';
import { browseDeals } from './browse-deals';
import { decideMerchant } from './decide-merchant';
import { inspectDeal } from './inspect-deal';
import { inspectMerchant } from './inspect-merchant';
import { listMerchants } from './list-merchants';

let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});

test('a moderator sees a business, its deals and what was decided about it', async () => {
  const { merchantId: id } = spa.ids;
  given(await submitMerchant(spa.owner, { id }));
  expect(given(await listMerchants(spa.admin, { status: 'submitted' })).map(({ name }) => name)).toEqual([
    'Casa Verde',
  ]);
  expect(given(await listMerchants(spa.admin, { q: 'a ver' }))).toHaveLength(1);
  expect(given(await listMerchants(spa.admin, { q: 'spa' }))).toEqual([]);
  given(
    await decideMerchant(spa.admin, { id, decision: 'refuse', reasons: ['quality'], note: 'Look again.' }),
  );
  const deal = await dealOf(spa);
  expect(given(await inspectMerchant(spa.admin, { id }))).toMatchObject({
    merchant: { status: 'refused' },
    deals: [{ id: deal.id, status: 'draft', unitsSold: 0 }],
    decisions: [{ decision: 'refuse', reasons: ['quality'], note: 'Look again.' }],
  });
});

test('a moderator finds a deal by its id or its address, in any status', async () => {
  const { id, slug } = await dealOf(spa);
  for (const key of [id, slug])
    expect(given(await inspectDeal(spa.admin, { key }))).toMatchObject({
      deal: { id, status: 'draft', liveVersion: null },
      merchant: { name: 'Casa Verde' },
      decisions: [],
    });
  expect(await inspectDeal(spa.admin, { key: 'deal_none' })).toMatchObject({
    refusal: { reason: 'not-found' },
  });
});

test('a moderator browses the deals of everybody by status, title and page', async () => {
  const [first, second] = [await dealOf(spa), await dealOf(spa)];
  const idsOf = async (asked: object) =>
    given(await browseDeals(spa.admin, { limit: 50, ...asked })).items.map(({ id }) => id);
  expect((await idsOf({})).toSorted()).toEqual([first.id, second.id].toSorted());
  expect(await idsOf({ status: 'draft', q: 'MASSAGE' })).toHaveLength(2);
  expect(await idsOf({ status: 'live' })).toEqual([]);
  expect(await idsOf({ q: '100 %' })).toEqual([]);
  const { items, nextCursor } = given(await browseDeals(spa.admin, { limit: 1 }));
  expect(items).toMatchObject([{ status: 'draft', merchant: { name: 'Casa Verde' }, unitsSold: 0 }]);
  expect([items[0]?.id, ...(await idsOf({ cursor: nextCursor ?? undefined }))].toSorted()).toEqual(
    [first.id, second.id].toSorted(),
  );
});

test('nobody else looks behind the counter', async () => {
  const { id } = await dealOf(spa);
  for (const who of [spa.owner, spa.stranger]) {
    expect(await listMerchants(who, {})).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await browseDeals(who, { limit: 9 })).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await inspectMerchant(who, { id: spa.ids.merchantId })).toMatchObject({
      refusal: { reason: 'not-found' },
    });
    expect(await inspectDeal(who, { key: id })).toMatchObject({ refusal: { reason: 'not-found' } });
  }
  expect(await listMerchants(spa.world, {})).toMatchObject({ refusal: { reason: 'not-signed-in' } });
});
