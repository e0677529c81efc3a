import { beforeEach, expect, test } from 'vitest';
import { proveLedger } from '../admin/prove-ledger';
import { asMember, type CasaVerde, casaVerde, given, liveDealOf } from '../casa-verde';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { runDueJobs } from '../schedule';
import { asSystem, storePerson } from '../testing';
import { redeemVoucher } from '../vouchers/redeem-voucher';
import { redeemVoucherInput } from '../vouchers/redeem-voucher.input';
import { getBalance } from './get-balance';
import { listStatement } from './list-statement';
import { setReserve } from './set-reserve';
import { setReserveInput } from './set-reserve.input';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});

function terms(change: object = {}) {
  const { merchantId: id } = spa.ids;
  return setReserveInput.parse({ id, percent: 25, days: 30, reason: 'New here.', ...change });
}

async function visit(): Promise<void> {
  const { id: dealId } = await liveDealOf(spa, { group: null });
  const start = '2027-03-10T15:00:00Z';
  const buyer = await storePerson(spa.world, { name: 'ana' });
  const payment = { method: 'card', token: 'tok_ok' };
  const asked = placeOrderInput.parse({ dealId, start, quantity: 1, seenPrice: eur(4200), payment });
  const order = given(await placeOrder({ ...buyer, requestKey: 'ana' }, asked));
  spa.world.clock.set(Date.parse(start));
  const scan = { code: order.vouchers?.[0]?.code, venueId: spa.ids.venueId };
  given(await redeemVoucher(spa.owner, redeemVoucherInput.parse(scan)));
}

async function passTo(instant: string): Promise<void> {
  spa.world.clock.set(Date.parse(instant));
  while ((await runDueJobs(asSystem(spa.world))) > 0);
}

const balance = async () => given(await getBalance(spa.owner, { id: spa.ids.merchantId }));
const statement = async (day: string) =>
  given(await listStatement(spa.owner, { id: spa.ids.merchantId, day }));

test('a share of a day is held back, stands on its statement, and is paid when its time is over', async () => {
  given(await setReserve(spa.admin, terms()));
  await visit();
  await passTo('2027-03-11T09:00:00Z');
  expect(await statement('2027-03-10')).toMatchObject({
    adjustments: [{ because: 'reserve-held', net: eur(-924) }],
    transfer: eur(2772),
    payout: { status: 'settled', reserveUntil: '2027-04-09' },
  });
  expect(await balance()).toMatchObject({ reserve: eur(924), available: eur(0) });
  await passTo('2027-04-08T23:59:00Z');
  expect((await balance()).reserve).toEqual(eur(924));
  await passTo('2027-04-09T00:00:00Z');
  await passTo('2027-04-12T09:00:00Z');
  expect((await balance()).reserve).toEqual(eur(0));
  expect(await statement('2027-04-09')).toMatchObject({
    adjustments: [{ because: 'reserve-released', net: eur(924) }],
    transfer: eur(924),
  });
  expect(given(await proveLedger(spa.admin, {})).balanced).toBe(true);
});

test('the merchant reads how much, how long and why, in one letter each time', async () => {
  given(await setReserve(spa.admin, terms()));
  expect((await balance()).reserveTerms).toMatchObject({ percent: 25, days: 30, because: 'New here.' });
  spa.world.clock.advance(1);
  given(await setReserve(spa.admin, terms({ percent: 0, reason: 'All went well.' })));
  expect((await balance()).reserveTerms).toBeNull();
  await runDueJobs(asSystem(spa.world));
  const subjects = spa.world.mail.letters
    .map(({ subject }) => subject)
    .filter((one) => /held back/.test(one));
  expect(subjects).toEqual(['25\u00a0% of your payouts is held back', 'Nothing is held back any more']);
});

test('more than half, or for longer than half a year, is refused', () => {
  expect(() => terms({ percent: 50.01 })).toThrow('At most half.');
  expect(() => terms({ days: 181 })).toThrow();
  expect(terms({ percent: 50, days: 180 })).toMatchObject({ percent: 5000 });
});

test('it is for operators: the merchant itself and strangers find nothing', async () => {
  for (const who of [spa.owner, asMember(spa.world, spa.ids.merchantId, 'owner')])
    expect(await setReserve(who, terms())).toMatchObject({ refusal: { reason: 'not-found' } });
  expect(await setReserve(spa.admin, { ...terms(), id: 'merchant_none' })).toMatchObject({
    refusal: { reason: 'not-found' },
  });
});
