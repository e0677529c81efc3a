import { beforeAll, expect, test } from 'vitest';
import { engine } from '@/db/columns';
import { plans, recordStatements } from '@/db/proof/plans';
import { spa } from '@/db/scenes/quiet-tuesday-spa';
import { getDeal } from './deals/get-deal';
import { listDeals } from './deals/list-deals';
import { listDealsInput } from './deals/list-deals.input';
import { listGroups } from './groups/list-groups';
import { placeOrder } from './orders/place-order';
import { placeOrderInput } from './orders/place-order.input';
import { spaContext, wed15 } from './orders/testing';
import { runDueJobs } from './schedule';
import { listDealSlots } from './slots/list-deal-slots';
import { asPerson } from './testing';
import { getCity } from './venues/get-city';
import { listCities } from './venues/list-cities';
import { redeemVoucher } from './vouchers/redeem-voucher';

/** Tables that stay small in any country: one row for a process, a venue's edit, a fact, a trade of a city, a kind of week. */
const small = ['city_trades', 'facts', 'leases', 'merchants', 'week_kinds'];
const span = { from: '2027-03-10T13:00:00Z', until: '2027-03-10T17:00:00Z' };
const lists = [
  ...[{}, { city: 'Porto Claro' }, span, { ...span, city: 'Porto Claro' }, { near: '41.145,-8.615' }],
  ...[
    { near: '41.145,-8.615', sort: 'distance', ...span },
    { q: 'massage' },
    { q: 'mas', city: 'Porto Claro', ...span },
  ],
  ...[
    { sort: 'price' },
    { sort: 'newest', ...span },
    { category: 'massage' },
    { maxPrice: 5000 },
    { venueId: spa.venueId },
  ],
];
/** Every event that is on no statement is looked for once a quarter of an hour. */
const addsUp = /select distinct "merchant_id", "currency" from "transfers"/;
const here = process.env.DATABASE_URL ?? '';
let seen: readonly string[] = [];

beforeAll(async () => {
  const ctx = await spaContext();
  seen = await recordStatements(async () => {
    for (const query of lists) await listDeals(ctx, listDealsInput.parse(query));
    await getCity(ctx, {});
    await listCities(ctx, {});
    await listGroups(ctx, { limit: 3 });
    await listGroups(ctx, { limit: 3, city: 'Porto Claro' });
    await getDeal(ctx, { id: spa.dealId });
    await listDealSlots(ctx, { id: spa.dealId, from: '2027-03-10', until: '2027-03-20', quantity: 1 });
    const order = { dealId: spa.dealId, start: wed15, quantity: 1, as: 'solo', email: 'ana@example.org' };
    const payment = { method: 'card', token: 'tok_ok' };
    const seenPrice = { amount: 4200, currency: 'EUR' };
    const bought = await placeOrder(ctx, placeOrderInput.parse({ ...order, payment, seenPrice }));
    const clerk = asPerson(ctx, { memberships: [{ merchantId: spa.merchantId, role: 'manager' }] });
    const code = bought.ok ? bought.value.vouchers?.[0]?.code : undefined;
    await redeemVoucher(clerk, { code: code ?? '', venueId: spa.venueId, quantity: 1, override: true });
    for (let day = 0; day < 6; day += 1) {
      await runDueJobs(ctx, { graceMs: 0 });
      ctx.clock.set(ctx.clock.now() + 86_400_000);
    }
  });
}, 120_000);

test('no call that people wait for and no job reads a growing table from end to end', async () => {
  expect(seen.length).toBeGreaterThan(80);
  const scans = (
    await plans(
      here,
      seen.filter((text) => !addsUp.test(text)),
    )
  ).flatMap(({ statement, scanned }) =>
    scanned.filter((table) => !small.includes(table)).map((table) => `${table}: ${statement}`),
  );
  expect(scans).toEqual([]);
});

test('a search past every index is found', async () => {
  const asked = engine === 'sqlite' ? '?' : '$1';
  expect(await plans(here, [`select id from orders where name = ${asked}`])).toMatchObject([
    { scanned: ['orders'] },
  ]);
});
