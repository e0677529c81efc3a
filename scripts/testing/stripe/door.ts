import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerRequest, type Request } from './api';
import type { Keeper } from './book';
import type { DoorFault, Script } from './faults';
import type { Answer } from './objects';

export type Door = {
  readonly keeper: Keeper;
  readonly script: Script;
  readonly slowMs: number;
  /** Told after each act, for sending messages on. */
  readonly acted: () => void;
};

/** Acts, and goes wrong on the way as the script says. */
export async function serve(door: Door, request: Request, response: ServerResponse): Promise<void> {
  const fault = request.method === 'POST' ? door.script.take(request.path) : takeDown(door.script, request);
  const refusal = fault ? refusals[fault] : undefined;
  if (refusal) return send(response, refusal);
  if (fault === 'timeout-before' || fault === 'down') return hang(response);
  const wrong = { less: fault === 'less-held', otherCurrency: fault === 'other-currency' };
  const answer = answerRequest(door.keeper, request, wrong);
  door.keeper.keep();
  door.acted();
  return sendBadly(door, response, { answer, fault });
}

const refusals: Partial<Record<DoorFault, Answer & { headers?: Record<string, string> }>> = {
  'error-500': { status: 500, body: { error: { type: 'api_error', message: 'ours' } } },
  'error-502': { status: 502, body: { error: { type: 'api_error', message: 'ours' } } },
  'error-503': { status: 503, body: { error: { type: 'api_error', message: 'ours' } } },
  'too-busy': {
    status: 429,
    headers: { 'retry-after': '0.05' },
    body: { error: { type: 'rate_limit_error', message: 'slower' } },
  },
  'key-in-use': {
    status: 409,
    body: { error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'under way' } },
  },
};

/** Reading is spared, but not by a provider that is away. */
function takeDown(script: Script, { path }: Request): DoorFault | null {
  return path.startsWith('/v1/') ? script.take(`GET-${path}`) : null;
}

async function sendBadly(
  { slowMs }: Door,
  response: ServerResponse,
  { answer, fault }: { answer: Answer; fault: DoorFault | null },
): Promise<void> {
  const text = JSON.stringify(answer.body);
  switch (fault) {
    case 'timeout-after':
      return hang(response);
    case 'slow':
      await pause(slowMs);
      return send(response, answer);
    case 'reset-mid-answer':
      response.writeHead(answer.status, {
        'content-type': 'application/json',
        'content-length': text.length,
      });
      response.write(text.slice(0, text.length / 2));
      await pause(5);
      response.socket?.resetAndDestroy();
      return undefined;
    case 'truncated-json':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(text.slice(0, text.length / 2));
      return undefined;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><title>Bad gateway</title></html>');
      return undefined;
    default:
      return send(response, answer);
  }
}

export function send(
  response: ServerResponse,
  { status, body, headers = {} }: Answer & { headers?: Record<string, string> },
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** The caller's patience ends, not ours. */
function hang(response: ServerResponse): void {
  response.socket?.unref();
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
