import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { type Api, apiAt, type Told, well } from '../people/api';
import { monday, openCasaVerde, person } from '../people/casa-verde';
import { audit, type Server, watch } from './server';

const seats = 2000;
/** What anybody is promised who buys (docs/running.md), and what a busy machine of tests adds. */
const answeredWithinMs = 20_000 + 10_000;
/** Past every grace in which an act may still be under way in its own request. */
const later = '2027-03-08T12:00:00Z';

type Order = {
  readonly id: string;
  readonly status: string;
  readonly accessToken: string;
  readonly vouchers?: readonly { id: string }[];
};
type Acknowledged = { readonly key: string; readonly body: object; readonly order: Order };
/** Somebody who buys, groups that form and somebody who cancels, all at once; and what they were told. */
export type Crowd = {
  readonly api: Api;
  readonly dealId: string;
  readonly bought: Acknowledged[];
  readonly cancelled: string[];
  /** The longest that anybody waited for an answer, or to be cut off. */
  longestMs: number;
  /** At which a process can be cut, and how often one was. */
  readonly moments: readonly string[];
  cuts: number;
  /** What an auditor saw of the books meanwhile; ends it. */
  readonly heard: ReturnType<typeof watch>;
  /** Whoever is not answered any more gives up: the round ends. */
  isOver: boolean;
};

export async function openCrowd(server: Server, kills: number): Promise<Crowd> {
  const api = apiAt(server.address);
  await api.put('/test/clock', { now: monday, running: true });
  const limits = { perPerson: 500, total: 400 * kills };
  const { dealId } = await openCasaVerde(api, { seats, change: { limits } });
  const heard = watch(server.databaseUrl, Date.parse(monday));
  const { moments } = well(await api.get('/test/crash')) as { moments: string[] };
  return { api, dealId, bought: [], cancelled: [], longestMs: 0, moments, cuts: 0, heard, isOver: false };
}

/** @returns when all of them have given up. */
export async function crowdIn(crowd: Crowd, round: number): Promise<void> {
  crowd.isOver = false;
  const lookers = [look(crowd), look(crowd), look(crowd)];
  await Promise.all([buy(crowd, round), join(crowd, round), cancel(crowd), ...lookers]);
}

/** Until so many purchases were acknowledged in all. @throws when nobody is served for a minute. */
export async function acknowledged(crowd: Crowd, count: number): Promise<void> {
  for (let turn = 0; crowd.bought.length < count; turn += 1) {
    if (turn === 12_000)
      throw new Error(`No purchase was acknowledged for a minute: ${crowd.bought.length} of ${count}.`);
    await pause(5);
  }
}

/** Nothing that was acknowledged is lost, nothing is half done, and whoever asks again is told the same. */
export async function expectKept(server: Server, crowd: Crowd): Promise<void> {
  const { api } = crowd;
  crowd.isOver = false;
  const { looks, violations } = await crowd.heard();
  expect(violations).toEqual([]);
  expect(looks).toBeGreaterThan(1);
  expect(crowd.longestMs).toBeLessThan(answeredWithinMs);
  await untilAnswered(crowd, () => api.put('/test/clock', { now: later, running: false }));
  await api.post('/test/jobs', {});
  expect(audit(server.databaseUrl, Date.parse(later)).violations).toEqual([]);
  for (const one of crowd.bought) await expectSame(crowd, one);
  const admin = await person(api, { name: 'Ada', roles: ['admin'] });
  expect(well(await api.get('/v1/admin/ledger/proof', { token: admin }))).toMatchObject({ balanced: true });
}

/** A cancellation whose answer was cut off counts all the same. */
const over = ['cancelled', 'refunded'];

/** What may become of an order that nobody cancels. A pending one is one whose payment was cut off. */
const laterOf: Readonly<Record<string, readonly string[]>> = {
  pending: ['authorised', 'paid', 'declined'],
  authorised: ['authorised', 'paid'],
  paid: ['paid'],
};

async function expectSame({ api, cancelled }: Crowd, { key, body, order }: Acknowledged): Promise<void> {
  const path = `/v1/orders/${order.id}?accessToken=${encodeURIComponent(order.accessToken)}`;
  const now = well(await api.get(path)) as unknown as Order;
  const ends = cancelled.includes(order.id) ? over : [...over, ...(laterOf[order.status] ?? [])];
  expect(ends, `${order.id}, which was ${order.status}`).toContain(now.status);
  const again = await api.post('/v1/orders', body, { key });
  expect(again.body).toEqual(order);
}

async function buy(crowd: Crowd, round: number): Promise<void> {
  for (let number = 0; ; number += 1) {
    const start = `2027-03-1${1 + (round % 3)}T1${number % 4}:00:00Z`;
    const order = { start, as: 'solo', email: `solo${round}@example.org` };
    if (!(await keep(crowd, `buy-${round}-${number}`, order))) return;
  }
}

/** Groups of four for a slot of each round: some tip, some are cut off. */
async function join(crowd: Crowd, round: number): Promise<void> {
  for (let number = 0; number < 5; number += 1) {
    const start = `2027-03-11T1${4 + (round % 3)}:${round % 2 ? '00' : '30'}:00Z`;
    const order = { start, as: 'group', email: `member${round}-${number}@example.org` };
    if (!(await keep(crowd, `join-${round}-${number}`, order))) return;
  }
}

/** @returns false once the round is over. */
async function keep(crowd: Crowd, key: string, wanted: { start: string; as: string; email: string }) {
  const body = {
    dealId: crowd.dealId,
    quantity: 1,
    seenPrice: { amount: 6000, currency: 'EUR' },
    payment: { method: 'card', token: `tok_ok_${key.replaceAll('-', '')}` },
    ...wanted,
  };
  const told = await untilAnswered(crowd, () => crowd.api.post('/v1/orders', body, { key }));
  if (told?.status === 201) crowd.bought.push({ key, body, order: told.body as unknown as Order });
  return told !== null && !crowd.isOver;
}

async function cancel(crowd: Crowd): Promise<void> {
  while (!crowd.isOver) {
    await pause(15);
    const last = crowd.bought.at(-1)?.order;
    if (!last) continue;
    const { accessToken } = last;
    const key = `cancel-${last.id}`;
    const path = `/v1/orders/${last.id}/cancellations`;
    const told = await untilAnswered(crowd, () => crowd.api.post(path, { accessToken }, { key }));
    if (told?.status === 200) crowd.cancelled.push(last.id);
    await pause(60);
  }
}

/** Many at once, so that somebody is just being let in when a process is killed. */
async function look(crowd: Crowd): Promise<void> {
  while (!crowd.isOver) {
    await untilAnswered(crowd, () => crowd.api.get('/health'));
    await pause(50);
  }
}

/** Whoever is cut off, or told to wait, asks the same again with the same key. Null once the round is over. */
async function untilAnswered(crowd: Crowd, ask: () => Promise<Told>): Promise<Told | null> {
  for (;;) {
    const began = performance.now();
    const told = await ask().catch(() => null);
    crowd.longestMs = Math.max(crowd.longestMs, performance.now() - began);
    const isAnswered = told && told.status < 500 && told.body.code !== 'idempotency-key-in-use';
    if (isAnswered) return told;
    if (crowd.isOver) return null;
    await pause(100);
  }
}
