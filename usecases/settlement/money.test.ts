import { beforeEach, expect, test } from 'vitest';
import { listAudit } from '../admin/list-audit';
import { proveLedger } from '../admin/prove-ledger';
import { asMember, type CasaVerde, casaVerde, given, liveDealOf } from '../casa-verde';
import { listMerchantOrders } from '../orders/list-merchant-orders';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { storePerson } from '../testing';
import { redeemVoucher } from '../vouchers/redeem-voucher';
import { redeemVoucherInput } from '../vouchers/redeem-voucher.input';
import { getBalance } from './get-balance';
import { listStatement } from './list-statement';

let spa: CasaVerde;
const start = '2027-03-10T15:00:00Z';
beforeEach(async () => {
  spa = await casaVerde();
  const deal = await liveDealOf(spa, { group: null });
  const ana = await storePerson(spa.world, { name: 'Ana' });
  const seenPrice = { amount: 8400, currency: 'EUR' };
  const payment = { method: 'card', token: 'tok_ok' };
  const asked = placeOrderInput.parse({ dealId: deal.id, start, quantity: 2, seenPrice, payment });
  const order = given(await placeOrder({ ...ana, requestKey: 'ana/1' }, asked));
  spa.world.clock.set(Date.parse(start));
  const code = order.vouchers?.[0]?.code;
  const scan = redeemVoucherInput.parse({ code, venueId: spa.ids.venueId, quantity: 1, beenHere: false });
  given(await redeemVoucher(spa.owner, scan));
});

test('a line for the package used, and the sum is the transfer', async () => {
  const statement = given(await listStatement(spa.owner, { id: spa.ids.merchantId }));
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  expect(statement).toMatchObject({ day: '2027-03-10', adjustments: [], transfer: eur(3696) });
  expect(statement.items).toMatchObject([
    { quantity: 1, gross: eur(6000), discount: eur(1800), fee: eur(504), tax: eur(785), net: eur(3696) },
  ]);
});

test('the ledger is balanced and says what waits for the merchant', async () => {
  const balance = given(await getBalance(spa.owner, { id: spa.ids.merchantId }));
  expect(balance.pending).toEqual({ amount: 4200, currency: 'EUR' });
  expect(balance.available).toEqual({ amount: 3696, currency: 'EUR' });
  expect(given(await proveLedger(spa.admin, {}))).toMatchObject({
    balanced: true,
    currencies: [{ currency: 'EUR', debits: 12_600, credits: 12_600 }],
  });
});

test('who comes on a day', async () => {
  const asked = { id: spa.ids.merchantId, day: '2027-03-10', limit: 24 };
  const list = given(await listMerchantOrders(spa.owner, asked));
  expect(list.items).toMatchObject([{ quantity: 2, status: 'paid', slot: { local: '2027-03-10T15:00' } }]);
  expect(given(await listMerchantOrders(spa.owner, { ...asked, day: '2027-03-11' })).items).toEqual([]);
});

test('money is for the owner, the manager and the accountant; strangers find nothing', async () => {
  const { merchantId: id } = spa.ids;
  const clerk = asMember(spa.owner, id, 'clerk');
  expect(await listStatement(clerk, { id })).toMatchObject({ refusal: { reason: 'not-allowed' } });
  expect(await getBalance(clerk, { id })).toMatchObject({ refusal: { reason: 'not-allowed' } });
  expect((await getBalance(asMember(spa.owner, id, 'accountant'), { id })).ok).toBe(true);
  expect(await listStatement(spa.stranger, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
  expect(await listMerchantOrders(spa.stranger, { id, limit: 1 })).toMatchObject({
    refusal: { reason: 'not-found' },
  });
  expect(await proveLedger(spa.owner, {})).toMatchObject({ refusal: { reason: 'not-found' } });
  expect(await listAudit(spa.owner, { limit: 1 })).toMatchObject({ refusal: { reason: 'not-found' } });
});
