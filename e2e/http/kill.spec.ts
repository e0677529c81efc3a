import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { type Api, apiAt, type Told, well } from '../people/api';
import { monday, openCasaVerde, person } from '../people/casa-verde';
import { audit, type Server, startServer, watch } from './server';

/** `SOAK_KILLS` asks for more. */
const kills = Number(process.env.SOAK_KILLS ?? 25);
const seats = 2000;
/** Past every grace in which an act may still be under way in its own request. */
const later = '2027-03-08T12:00:00Z';
let server: Server;

test.beforeAll(async () => {
  server = await startServer({ web: 1, engine: 'sqlite' });
});
test.afterAll(() => server.end());

type Acknowledged = { readonly key: string; readonly body: object; readonly order: Order };
type Order = {
  readonly id: string;
  readonly status: string;
  readonly accessToken: string;
  readonly vouchers?: readonly { id: string }[];
};
type Town = {
  readonly api: Api;
  readonly dealId: string;
  readonly bought: Acknowledged[];
  readonly cancelled: string[];
};

test('a server killed in the middle of buying loses nothing it acknowledged and leaves nothing half done', async () => {
  test.setTimeout(kills * 20_000);
  const api = apiAt(server.address);
  await api.put('/test/clock', { now: monday, running: true });
  const { dealId } = await openCasaVerde(api, {
    seats,
    change: { limits: { perPerson: 500, total: 400 * kills } },
  });
  const heard = watch(server.databaseUrl, Date.parse(monday));
  const town: Town = { api, dealId, bought: [], cancelled: [] };
  for (let round = 0; round < kills; round += 1) {
    const crowd = [buyUntilDead(town, round), joinUntilDead(town, round), cancelUntilDead(town)];
    while (town.bought.length < 3 * (round + 1)) await pause(5);
    await pause((round * 7) % 50);
    await server.kill();
    await Promise.all(crowd);
    await server.restart();
  }
  const seen = await heard();
  expect(seen.violations).toEqual([]);
  expect(seen.looks).toBeGreaterThan(kills);
  await api.put('/test/clock', { now: later, running: false });
  await api.post('/test/jobs', {});
  expect(audit(server.databaseUrl, Date.parse(later)).violations).toEqual([]);
  await checkBought(town);
  const admin = await person(api, { name: 'Ada', roles: ['admin'] });
  expect(well(await api.get('/v1/admin/ledger/proof', { token: admin }))).toMatchObject({ balanced: true });
});

/** Null where the server died before it answered. */
const unlessDead = (asked: Promise<Told>) => asked.catch(() => null);

async function buyUntilDead(town: Town, round: number): Promise<void> {
  for (let number = 0; ; number += 1) {
    const start = `2027-03-1${1 + (round % 3)}T1${number % 4}:00:00Z`;
    const order = { start, as: 'solo', email: `solo${round}@example.org` };
    if (!(await keep(town, `buy-${round}-${number}`, order))) return;
  }
}

/** Groups of four for a slot of each round: some tip, some are cut off. */
async function joinUntilDead(town: Town, round: number): Promise<void> {
  for (let number = 0; number < 5; number += 1) {
    const start = `2027-03-11T1${4 + (round % 3)}:${round % 2 ? '00' : '30'}:00Z`;
    const order = { start, as: 'group', email: `member${round}-${number}@example.org` };
    if (!(await keep(town, `join-${round}-${number}`, order))) return;
  }
}

/** @returns false once the server is dead. */
async function keep(town: Town, key: string, wanted: { start: string; as: string; email: string }) {
  const body = {
    dealId: town.dealId,
    quantity: 1,
    seenPrice: { amount: 6000, currency: 'EUR' },
    payment: { method: 'card', token: `tok_ok_${key.replaceAll('-', '')}` },
    ...wanted,
  };
  const told = await unlessDead(town.api.post('/v1/orders', body, { key }));
  if (told?.status === 201) town.bought.push({ key, body, order: told.body as unknown as Order });
  return told !== null;
}

async function cancelUntilDead(town: Town): Promise<void> {
  for (;;) {
    await pause(15);
    const last = town.bought.at(-1)?.order;
    const path = last ? `/v1/orders/${last.id}/cancellations` : '/v1/me';
    const told = await unlessDead(town.api.post(path, { accessToken: last?.accessToken }));
    if (!told) return;
    if (last && told.status === 200) town.cancelled.push(last.id);
    await pause(60);
  }
}

async function checkBought({ api, bought, cancelled }: Town): Promise<void> {
  expect(bought.length).toBeGreaterThanOrEqual(3 * kills);
  for (const { key, body, order } of bought) {
    const path = `/v1/orders/${order.id}?accessToken=${encodeURIComponent(order.accessToken)}`;
    const now = well(await api.get(path)) as unknown as Order;
    if (cancelled.includes(order.id)) expect(['cancelled', 'refunded']).toContain(now.status);
    else expect(now.status === 'paid' || now.status === order.status || isCancelled(now)).toBe(true);
    const again = await api.post('/v1/orders', body, { key });
    expect(again.body).toEqual(order);
  }
}

/** A cancellation whose answer was cut off counts all the same. */
function isCancelled({ status }: Order): boolean {
  return status === 'cancelled' || status === 'refunded';
}
