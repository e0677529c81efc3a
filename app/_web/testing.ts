import { settableClock } from '@/providers/clock/settable';
import { type TestContext, testContext } from '@/usecases/testing';
import { replaceWiring, type Wiring } from './context';
import { crashOf } from './control/crash';
import { log } from './door/log';
import type { Handler } from './route';
import { readSettings } from './settings';

export const appUrl = 'http://localhost:3000';

log.level = 'silent';

/** The door in front of a test's world. */
export async function testDoor(given: Partial<Wiring['settings']> = {}): Promise<TestContext> {
  const ctx = await testContext();
  const read = readSettings({});
  if (!read.ok) throw new Error(read.sentence);
  const settings = { ...read.settings, appSecret: 'x'.repeat(32), rateLimits: false, ...given };
  const { store, clock, payments, payouts, mail, secrets } = ctx;
  const testClock = settings.testControl ? settableClock(null) : null;
  replaceWiring({
    settings,
    store,
    clock: testClock ?? clock,
    testClock,
    crash: settings.testControl ? crashOf(() => undefined) : null,
    payments,
    builtin: payments,
    payouts,
    mail,
    secrets,
  });
  return ctx;
}

type Send = {
  method?: string;
  path?: string;
  params?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  headers?: Record<string, string>;
};

/** Calls a route as the server would. A form comes from our own page unless the headers say otherwise. */
export async function send(handler: (...given: Parameters<Handler>) => Promise<Response>, what: Send = {}) {
  const { params = {}, path = '/api/v1/things', json, form } = what;
  const headers = new Headers(form ? { origin: appUrl, referer: `${appUrl}/page?q=1` } : {});
  if (json !== undefined) headers.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(what.headers ?? {})) headers.set(name, value);
  const body = form ? new URLSearchParams(form) : textOf(json);
  const method = what.method ?? (body === undefined ? 'GET' : 'POST');
  const response = await handler(new Request(`${appUrl}${path}`, { method, headers, body }), {
    params: Promise.resolve(params),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null };
}

function textOf(json: unknown): string | undefined {
  return typeof json === 'string' || json === undefined ? json : JSON.stringify(json);
}
