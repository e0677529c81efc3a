import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { photoKeptDays } from '@/domain/claims/claim';
import { jpeg } from '@/domain/claims/testing';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { asMember, given } from '../casa-verde';
import { getOrder } from '../orders/get-order';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { runDueJobs } from '../schedule';
import { asPerson, type TestContext, testContext } from '../testing';
import { answerClaim } from './answer-claim';
import { appealClaim } from './appeal-claim';
import { decideClaim } from './decide-claim';
import { getPhoto } from './get-photo';
import { listClaims } from './list-claims';
import { openClaim } from './open-claim';
import { openClaimInput } from './open-claim.input';

const keptMs = photoKeptDays * 24 * hourMs;
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

  it('is dropped half a year after the last word on its claim, an appeal included', async () => {
    const { id } = given(await claim(jpeg({})));
    const { accessToken } = order;
    const shows = async (at: number) => {
      world.clock.set(at);
      await runDueJobs(world, { graceMs: 0 });
      return (await getPhoto(world, { id, accessToken })).ok;
    };
    const moderator = (name: string) => asPerson(world, { name, isAdmin: true });
    const owner = asMember(asPerson(world, { name: 'Olga' }), spa.merchantId, 'owner');
    given(await answerClaim(owner, { id, answer: 'contest', words: 'We were open.' }));
    given(await decideClaim(moderator('Mona'), { id, decision: 'reject', words: 'Open.' }));
    const rejectedAt = world.clock.now();
    expect(await shows(rejectedAt + keptMs - 1)).toBe(true);
    given(await appealClaim(world, { id, words: 'There is a photo.', accessToken }));
    expect(await shows(rejectedAt + keptMs)).toBe(true);
    for (const name of ['Nuno', 'Pia'])
      given(await decideClaim(moderator(name), { id, decision: 'uphold', words: 'Shut.' }));
    expect(await shows(rejectedAt + 2 * keptMs - 1)).toBe(true);
    expect(await shows(rejectedAt + 2 * keptMs)).toBe(false);
    const seen = given(await getOrder(world, { id: order.id, accessToken }));
    expect(seen.claiming.claim).toMatchObject({ status: 'upheld', hasPhoto: false });
  });
});
