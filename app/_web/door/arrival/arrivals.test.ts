import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hearArrivals, peerHeader, requestIdHeader } from './arrivals';

let server: Server;
let address: string;
let arrived: IncomingMessage | null = null;

beforeAll(async () => {
  hearArrivals();
  server = createServer((request, response) => {
    arrived = request;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function ask(path: string, method = 'GET', headers: Record<string, string> = {}) {
  const answer = await fetch(`${address}${path}`, { method, headers });
  return { answer: answer.headers, asked: arrived?.headers ?? {} };
}

it('who asks, and what the request is called, is ours to say and not theirs', async () => {
  const lies = { [peerHeader]: '203.0.113.9', [requestIdHeader]: '00000000-0000-4000-8000-000000000000' };
  const { answer, asked } = await ask('/api/v1/deals', 'GET', lies);
  expect(asked[peerHeader]).toBe('127.0.0.1');
  expect(asked[requestIdHeader]).toMatch(/^[0-9a-f-]{36}$/);
  expect(asked[requestIdHeader]).not.toBe(lies[requestIdHeader]);
  expect(answer.get(requestIdHeader)).toBe(asked[requestIdHeader]);
});

it('every answer has the headers that never vary, one of the API also those of the API', async () => {
  const page = (await ask('/deals/an-hour')).answer;
  const api = (await ask('/api/v1/deals?near=41,-8')).answer;
  for (const one of [page, api]) expect(one.get('x-content-type-options')).toBe('nosniff');
  expect(page.get('content-security-policy')).toBeNull();
  expect(api.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(api.get('cache-control')).toBe('private, no-store');
});

it.each([
  ['POST', '/api/v1/orders', undefined],
  ['GET', '/api/v1/orders?limit=1', undefined],
  ['GET', '/api/v1/accounts', '1'],
  ['PATCH', '/api/v1/orders', '1'],
  ['GET', '/api/v1/nothing-of-ours', undefined],
  ['POST', '/my/vouchers', undefined],
])('%s %s is marked %s, whatever it says itself', async (method, path, mark) => {
  expect((await ask(path, method, { 'x-offpeak-refused': 'yes' })).asked['x-offpeak-refused']).toBe(mark);
});
