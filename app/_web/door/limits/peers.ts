import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Written from the socket itself, whatever the request says. */
export const peerHeader = 'x-offpeak-peer';

/** What is loaded first speaks to bundles that are loaded later. */
const shared = globalThis as typeof globalThis & { offpeakHearsPeers?: true };

/**
 * From now on every request is told who sent it. Called before the server listens (`scripts/serving/first.mjs`): a guest's keys and counts
 * belong to their address, and without one the same key made a second order.
 */
export function hearPeers(): void {
  shared.offpeakHearsPeers = true;
  subscribe('http.server.request.start', (message) =>
    receive((message as { request: IncomingMessage }).request),
  );
}

export function hearsPeers(): boolean {
  return shared.offpeakHearsPeers === true;
}

/** Next believes `X-Forwarded-For` as it is sent; the socket cannot lie. */
function receive(request: IncomingMessage): void {
  request.headers[peerHeader] = request.socket.remoteAddress ?? 'unknown';
  // Next answers TRACE with 500; PATCH, which nothing here takes, it refuses as it should.
  if (request.method === 'TRACE') request.method = 'PATCH';
}
