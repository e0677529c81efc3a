import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowedMethods } from './allowed.ts';
import { apiHeaders, fixedHeaders } from './headers.ts';

/** Written from the socket itself, whatever the request says. */
export const peerHeader = 'x-offpeak-peer';
/** Names the request in every answer and in the log. */
export const requestIdHeader = 'x-request-id';
/** Stands where an address of the API does not take the method. The proxy looks at those alone, and says so. */
const refusedHeader = 'x-offpeak-refused';

/** What is loaded first speaks to bundles that are loaded later. */
const shared = globalThis as typeof globalThis & { offpeakHearsArrivals?: true };
type Arrival = { readonly request: IncomingMessage; readonly response: ServerResponse };

/**
 * From now on every request is told who sent it and what it is called, and every answer has its headers, before the framework sees
 * them. Called before the server listens (`scripts/serving/first.mjs`): a guest's keys and counts belong to their address, and
 * without one the same key made a second order. The framework's own ways cost a purchase a third of its time. Decision 026.
 */
export function hearArrivals(): void {
  shared.offpeakHearsArrivals = true;
  subscribe('http.server.request.start', (message) => receive(message as Arrival));
}

export function hearsArrivals(): boolean {
  return shared.offpeakHearsArrivals === true;
}

/** Next believes `X-Forwarded-For` as it is sent; the socket cannot lie. */
function receive({ request, response }: Arrival): void {
  const { headers } = request;
  // Next answers TRACE with 500; PATCH, which nothing here takes, it refuses as it should.
  if (request.method === 'TRACE') request.method = 'PATCH';
  const requestId = randomUUID();
  headers[peerHeader] = request.socket.remoteAddress ?? 'unknown';
  headers[requestIdHeader] = requestId;
  delete headers[refusedHeader];
  response.setHeader(requestIdHeader, requestId);
  for (const [name, value] of fixedHeaders) response.setHeader(name, value);
  const path = request.url?.split('?', 1)[0] ?? '';
  if (!path.startsWith('/api/')) return;
  for (const [name, value] of apiHeaders) response.setHeader(name, value);
  if (allowedMethods(path)?.includes(request.method ?? '') === false) headers[refusedHeader] = '1';
}
