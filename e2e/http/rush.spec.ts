import { expect, test } from '@playwright/test';
import { forgetSeats } from '@/db/scenes/unguarded';
import { type Api, apiAt } from '../people/api';
import { monday, openCasaVerde } from '../people/casa-verde';
import { type Server, startServer } from './server';

const seats = 17;
const buyers = 200;
let server: Server;

test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.end());

async function rush(api: Api): Promise<Record<string, number>> {
  await api.put('/test/clock', { now: monday, running: false });
  const change = { offPeak: [], group: null, limits: { perPerson: 2, total: 1000 } };
  const { dealId } = await openCasaVerde(api, { seats, change });
  const answers = await Promise.all(
    Array.from({ length: buyers }, (_, index) =>
      api.post('/v1/orders', {
        dealId,
        start: '2027-03-10T11:00:00Z',
        quantity: 1,
        as: 'solo',
        seenPrice: { amount: 6000, currency: 'EUR' },
        payment: { method: 'card', token: `tok_ok_${index}` },
        email: `buyer${index}@example.org`,
      }),
    ),
  );
  const seen: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status === 201 ? 'sold' : `${status} ${body.code}`;
    seen[name] = (seen[name] ?? 0) + 1;
  }
  return seen;
}

test('200 buyers after 17 seats: exactly 17 get one, the others are told', async () => {
  expect(await rush(apiAt(server.address))).toEqual({ sold: seats, '409 sold-out': buyers - seats });
});

test('the same rush sells too many where the count of seats is lost, as this twin shows', async () => {
  forgetSeats(server.databaseFile);
  const seen = await rush(apiAt(server.address));
  expect(seen.sold).toBeGreaterThan(seats);
});
