import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { jpeg } from '@/domain/claims/testing';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { asMember, given } from '../casa-verde';
import { getOrder } from '../orders/get-order';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { asPerson, type TestContext, testContext } from '../testing';
import { getPhoto } from './get-photo';
import { listClaims } from './list-claims';
import { openClaim } from './open-claim';
import { openClaimInput } from './open-claim.input';

let world: TestContext;
let order: { id: string; accessToken?: string | undefined };

beforeEach(async () => {
  world = await testContext({ now: spaNow });
  await world.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
  const payment = { method: 'card', token: 'tok_ok' };
  const asked = { dealId: spa.dealId, start: '2027-03-10T15:00:00Z', payment, email: 'ana@example.org' };
  const seenPrice = { amount: 4200, currency: 'EUR' };
  const placed = given(await placeOrder(world, placeOrderInput.parse({ ...asked, seenPrice })));
  order = { id: placed.id, accessToken: placed.accessToken };
  world.clock.set(instantOf('2027-03-10T15:00:00Z'));
});

function claim(photo?: Uint8Array) {
  const said = { reason: 'closed', words: 'Shut.', accessToken: order.accessToken };
  const shown = photo ? { photo: Buffer.from(photo).toString('base64') } : {};
  return openClaim(world, openClaimInput.parse({ id: order.id, ...said, ...shown }));
}

describe('a photo with a claim', () => {
  it('is kept without anything but the picture, and told of to both sides', async () => {
    const { id, hasPhoto } = given(await claim(jpeg({ secret: 'Lisbon 38.7N 9.1W' })));
    expect(hasPhoto).toBe(true);
    const { accessToken } = order;
    const { type, content } = given(await getPhoto(world, { id, accessToken }));
    expect(type).toBe('image/jpeg');
    expect(Buffer.from(content, 'base64').toString('latin1')).not.toContain('Lisbon');
    const seen = given(await getOrder(world, { id: order.id, accessToken }));
    expect(seen.claiming.claim).toMatchObject({ hasPhoto: true });
    const owner = asMember(asPerson(world, { name: 'Olga' }), spa.merchantId, 'owner');
    expect(given(await listClaims(owner, { id: spa.merchantId })).items).toMatchObject([{ hasPhoto: true }]);
  });

  it('is seen by its guest, its venue and moderators, and by nobody else', async () => {
    const { id } = given(await claim(jpeg({})));
    const olga = asPerson(world, { name: 'Olga' });
    const mayNot = { refusal: { reason: 'not-found' } };
    const see = async (who: TestContext, accessToken?: string) => getPhoto(who, { id, accessToken });
    expect(await see(world, order.accessToken)).toMatchObject({ ok: true });
    expect(await see(asMember(olga, spa.merchantId, 'manager'))).toMatchObject({ ok: true });
    expect(await see(asPerson(world, { name: 'Mona', isAdmin: true }))).toMatchObject({ ok: true });
    expect(await see(world)).toMatchObject(mayNot);
    expect(await see(world, 'another token')).toMatchObject(mayNot);
    expect(await see(asPerson(world, { name: 'Stranger' }))).toMatchObject(mayNot);
    expect(await see(asMember(olga, spa.merchantId, 'clerk'))).toMatchObject(mayNot);
    expect(await see(asMember(olga, 'merchant_other', 'owner'))).toMatchObject(mayNot);
  });

  it('need not be there; what is no photo is refused, and then nothing is claimed', async () => {
    expect(await claim(new TextEncoder().encode('<svg onload=alert(1)>'))).toMatchObject({
      refusal: { reason: 'photo-unreadable' },
    });
    const { id, hasPhoto } = given(await claim());
    expect(hasPhoto).toBe(false);
    expect(await getPhoto(world, { id, accessToken: order.accessToken })).toMatchObject({
      refusal: { reason: 'not-found' },
    });
  });
});
