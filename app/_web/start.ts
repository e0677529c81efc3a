import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { wiring } from './context';
import { hearPeers, peerHeader } from './door/limits/limits';
import { log } from './door/log';
import { keptPage } from './kept/kept-pages';
import { lendKeptPages } from './kept/lending';
import { startWorker } from './worker';

/** What happens once when the server starts. A server that cannot read its database ends, with one sentence that says why. */
export async function start(): Promise<void> {
  subscribe('http.server.request.start', (message) =>
    receive((message as { request: IncomingMessage }).request),
  );
  hearPeers();
  try {
    const world = await wiring();
    if (world.settings.testControl)
      log.warn('TEST CONTROL IS ON: whoever reaches this machine may set its clock and empty its database.');
    startWorker();
    if (process.env.NODE_ENV !== 'development') lendKeptPages(keptPage);
  } catch (error) {
    process.stderr.write(`The server cannot start: ${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

/** Next believes `X-Forwarded-For` as it is sent; the socket cannot lie. */
function receive(request: IncomingMessage): void {
  request.headers[peerHeader] = request.socket.remoteAddress ?? 'unknown';
  // Next answers TRACE with 500; PATCH, which nothing here takes, it refuses as it should.
  if (request.method === 'TRACE') request.method = 'PATCH';
}

function sentenceOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined };
  const deeper = cause instanceof Error ? ` (${cause.message})` : '';
  return `${message.split('\n')[0]}${deeper}`;
}
