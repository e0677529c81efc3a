import { expect, test } from 'vitest';
import { casaVerde, dealInput, dealOf, given, liveDealOf } from '../casa-verde';
import { submitDeal } from '../deals/submit-deal';
import { updateDeal } from '../deals/update-deal';
import { submitMerchant } from '../people/submit-merchant';
import { getQueue } from './get-queue';
import { listAudit } from './list-audit';

test('businesses and deals wait in one line, the longest first', async () => {
  const spa = await casaVerde();
  given(await submitMerchant(spa.owner, { id: spa.ids.merchantId }));
  expect(given(await getQueue(spa.admin, { limit: 24 })).items).toMatchObject([
    { kind: 'merchant', merchant: { name: 'Casa Verde', status: 'submitted' } },
  ]);
  expect(await getQueue(spa.owner, { limit: 24 })).toMatchObject({ refusal: { reason: 'not-found' } });
});

test('an edit shows its findings and what differs from what sells', async () => {
  const spa = await casaVerde();
  const { id } = await liveDealOf(spa);
  const changes = { description: 'With a glass of wine.', cancelHoursBefore: 48 };
  given(await updateDeal(spa.owner, { id, version: 1, ...dealInput(spa.ids, changes) }));
  const second = await dealOf(spa, { title: 'Second' });
  spa.world.clock.advance(1_000);
  given(await submitDeal(spa.owner, { id: second.id }));
  const { items } = given(await getQueue(spa.admin, { limit: 24 }));
  expect(items.map((item) => item.id)).toEqual([id, second.id]);
  expect(items[0]).toMatchObject({ findings: [{ code: 'alcohol' }], deal: { version: 2 } });
  const [edited] = items;
  expect(edited?.kind === 'deal' ? edited.difference : null).toEqual([
    {
      path: 'description',
      before: 'An hour of massage, then tea in the garden.',
      after: 'With a glass of wine.',
    },
    { path: 'terms.cancelHoursBefore', before: 24, after: 48 },
  ]);
});

test('the record tells who did what, the latest first', async () => {
  const spa = await casaVerde();
  const { id } = await liveDealOf(spa);
  const all = given(await listAudit(spa.admin, { limit: 100 }));
  const own = given(await listAudit(spa.admin, { entity: id, limit: 100 }));
  expect(own.items.length).toBe(3);
  expect(all.items.length).toBeGreaterThan(own.items.length);
  expect(given(await listAudit(spa.admin, { limit: 1 })).nextCursor).not.toBeNull();
});
