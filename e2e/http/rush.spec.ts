import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { forgetSeats } from '@/db/scenes/unguarded';
import { type Api, apiAt, type Told } from '../people/api';
import { monday, openCasaVerde } from '../people/casa-verde';
import { audit, kinds, type Server, startServer, watch } from './server';

const seats = 17;
const buyers = 200;

async function rush(api: Api): Promise<Record<string, number>> {
  await api.put('/test/clock', { now: monday, running: false });
  const change = { offPeak: [], group: null, limits: { perPerson: 2, total: 1000 } };
  const { dealId } = await openCasaVerde(api, { seats, change });
  const answers = await Promise.all(
    Array.from({ length: buyers }, (_, index) =>
      buy(api, `rush-${index}`, {
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

/** Whoever is told to come again comes again, with the same key. */
async function buy(api: Api, key: string, order: object): Promise<Told> {
  for (;;) {
    const told = await api.post('/v1/orders', order, { key });
    if (told.status !== 503) return told;
    await pause(1_000 * Number(told.headers.get('retry-after') ?? 1));
  }
}

for (const kind of kinds) {
  test.describe(kind.says, () => {
    let server: Server;
    test.beforeEach(async () => {
      server = await startServer(kind);
    });
    test.afterEach(() => server.end());

    test('200 buyers after 17 seats: exactly 17 get one, the others are told', async () => {
      const heard = watch(server.databaseUrl, Date.parse(monday));
      expect(await rush(apiAt(server.address))).toEqual({ sold: seats, '409 sold-out': buyers - seats });
      const { looks, violations } = await heard();
      expect(violations).toEqual([]);
      expect(looks).toBeGreaterThan(1);
      expect(audit(server.databaseUrl, Date.parse(monday)).violations).toEqual([]);
    });

    test('the same rush sells too many where the count of seats is lost, as this twin shows', async () => {
      await forgetSeats(server.databaseUrl);
      const seen = await rush(apiAt(server.address));
      expect(seen.sold).toBeGreaterThan(seats);
      expect(audit(server.databaseUrl, Date.parse(monday)).violations).not.toEqual([]);
    });
  });
}
