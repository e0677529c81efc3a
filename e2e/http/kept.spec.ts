import { expect, test } from '@playwright/test';
import { apiAt, well } from '../people/api';
import { monday, openCasaVerde } from '../people/casa-verde';
import { kinds, type Server, startServer } from './server';

/** Far enough apart that no visit needs the seat of another one. */
const hours = [11, 13, 15, 17];

/** So many browsers at once, so that several web processes answer. */
function look(server: Server, path: string, times = 8): Promise<string[]> {
  const headers = { accept: 'text/html' };
  return Promise.all(
    Array.from({ length: times }, async () => (await fetch(`${server.address}${path}`, { headers })).text()),
  );
}

for (const kind of kinds) {
  test.describe(kind.says, () => {
    let server: Server;
    test.beforeAll(async () => {
      server = await startServer(kind);
    });
    test.afterAll(() => server.end());

    test('a page that is kept shows no seat that somebody was told is theirs, and runs no script', async () => {
      const api = apiAt(server.address);
      await api.put('/test/clock', { now: monday, running: false });
      const change = { offPeak: [], group: null, limits: { perPerson: 50, total: 1000 } };
      const { dealId } = await openCasaVerde(api, { seats: 1, change });
      const { slug } = well(await api.get(`/v1/deals/${dealId}`));
      for (const hour of hours) {
        const start = `2027-03-10T${hour}:00:00Z`;
        const path = `/deals/${slug}?at=${start}`;
        const before = [...(await look(server, path)), ...(await look(server, path))];
        expect(before.filter((html) => html.includes('name="dealId"'))).toHaveLength(16);
        const keys = before.map((html) => /name="idempotencyKey" value="(key_\w+)"/.exec(html)?.[1]);
        expect(new Set(keys).size).toBe(16);
        const order = {
          ...{ dealId, start, quantity: 1, as: 'solo', email: 'ana@example.org' },
          seenPrice: { amount: 6000, currency: 'EUR' },
          payment: { method: 'card', token: `tok_ok_${hour}` },
        };
        well(await api.post('/v1/orders', order));
        const after = await look(server, path);
        expect(
          after.filter((html) => html.includes('id="buy"') && !html.includes('name="dealId"')),
        ).toHaveLength(8);
      }
      await expectSlim(server);
    });
  });
}

/** No script, and made anew for whoever is signed in. */
async function expectSlim(server: Server): Promise<void> {
  const ask = (headers: Record<string, string>) =>
    fetch(`${server.address}/deals`, { headers: { accept: 'text/html', ...headers } });
  const [kept, own] = [await ask({}), await ask({ cookie: 'session=somebody' })];
  expect(kept.headers.get('content-encoding')).toBe('gzip');
  expect(kept.headers.get('content-security-policy')).toContain("script-src 'none'");
  expect(await kept.text()).not.toMatch(/<script(?! type="application\/ld\+json")/);
  expect(own.headers.get('content-security-policy')).toContain("'nonce-");
}
