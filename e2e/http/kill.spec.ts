import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { type Api, apiAt, well } from '../people/api';
import { monday, openCasaVerde, person } from '../people/casa-verde';
import { type Server, startServer } from './server';

const kills = 3;
const perRound = 4;
const seats = 40;
let server: Server;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.end());

type Acknowledged = {
  readonly id: string;
  readonly key: string;
  readonly body: object;
  readonly answer: string;
};

test('a server killed in the middle of buying loses nothing it acknowledged and leaves nothing half done', async () => {
  test.setTimeout(180_000);
  const api = apiAt(server.address);
  await api.put('/test/clock', { now: monday, running: true });
  const change = { offPeak: [], group: null, limits: { perPerson: 500, total: 1000 } };
  const { dealId } = await openCasaVerde(api, { seats, change });
  const token = await person(api, { name: 'Berta Buyer', roles: ['consumer'] });
  const acknowledged: Acknowledged[] = [];
  for (let round = 0; round < kills; round += 1) {
    const buying = buyUntilDead(api, { dealId, token, round, acknowledged });
    while (acknowledged.length < (round + 1) * perRound) await pause(5);
    await pause(round * 7);
    await server.kill();
    await buying;
    await server.restart();
  }
  // Past the grace in which an act may still be under way in its own request.
  await api.put('/test/clock', { now: '2027-03-08T11:00:00Z', running: true });
  await api.post('/test/jobs', {});
  await checkOrders(api, { token, acknowledged });
  expect(
    well(
      await api.get('/v1/admin/ledger/proof', {
        token: await person(api, { name: 'Ada', roles: ['admin'] }),
      }),
    ),
  ).toMatchObject({
    balanced: true,
  });
});

type Buying = {
  readonly dealId: string;
  readonly token: string;
  readonly round: number;
  readonly acknowledged: Acknowledged[];
};

async function buyUntilDead(api: Api, { dealId, token, round, acknowledged }: Buying): Promise<void> {
  for (let number = 0; number < 40; number += 1) {
    const key = `kill-${round}-${number}`;
    const body = {
      dealId,
      start: `2027-03-1${round}T1${number % 8}:00:00Z`,
      quantity: 1,
      as: 'solo',
      seenPrice: { amount: 6000, currency: 'EUR' },
      payment: { method: 'card', token: 'tok_ok' },
    };
    const told = await api.post('/v1/orders', body, { token, key }).catch(() => null);
    if (!told) return;
    if (told.status === 201)
      acknowledged.push({ id: String(told.body.id), key, body, answer: JSON.stringify(told.body) });
  }
}

async function checkOrders(
  api: Api,
  { token, acknowledged }: { token: string; acknowledged: readonly Acknowledged[] },
): Promise<void> {
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills * perRound);
  for (const { id, key, body, answer } of acknowledged) {
    const order = well(await api.get(`/v1/orders/${id}`, { token }));
    expect(order.status).toBe('paid');
    expect(order.vouchers).toHaveLength(1);
    const again = await api.post('/v1/orders', body, { token, key });
    expect(JSON.stringify(again.body)).toBe(answer);
  }
  let cursor: string | null = null;
  do {
    const page = well(await api.get(`/v1/orders?limit=100${cursor ? `&cursor=${cursor}` : ''}`, { token }));
    for (const order of page.items as { status: string }[])
      expect(['paid', 'declined']).toContain(order.status);
    cursor = page.nextCursor as string | null;
  } while (cursor);
}
