import { beforeEach, describe, expect, it } from 'vitest';
import { PUT as setClock, GET as tellClock } from '@/app/api/test/clock/route';
import { POST as inject } from '@/app/api/test/faults/route';
import { GET as mail } from '@/app/api/test/mail/route';
import { POST as makePerson } from '@/app/api/test/people/route';
import { POST as reset } from '@/app/api/test/reset/route';
import { findFact } from '@/db/facts';
import { sceneFact } from '@/db/scenes/load';
import type { TestContext } from '@/usecases/testing';
import { peerHeader } from '../door/arrival/arrivals';
import { send, testDoor } from '../testing';

const here = { [peerHeader]: '127.0.0.1' };
let ctx: TestContext;
beforeEach(async () => {
  ctx = await testDoor({ testControl: true });
});

describe('who may', () => {
  const person = { json: { name: 'Bo', roles: ['admin'] } };
  it.each([
    ['from this machine', here, 201],
    ['from this machine, by IPv6', { [peerHeader]: '::1' }, 201],
    ['from elsewhere', { [peerHeader]: '203.0.113.9' }, 404],
    ['from elsewhere through a proxy here', { ...here, 'x-forwarded-for': '203.0.113.9' }, 404],
    ['from nowhere', {}, 404],
  ])('a caller %s', async (_who, headers, status) => {
    expect((await send(makePerson, { ...person, headers })).status).toBe(status);
  });

  it('nobody without test control', async () => {
    await testDoor({ testControl: false });
    expect((await send(makePerson, { ...person, headers: here })).status).toBe(404);
  });
});

it('sets the clock of the server, back as well', async () => {
  const to = { now: '2027-03-01T10:00:00Z', running: false };
  const { body } = await send(setClock, { method: 'PUT', json: to, headers: here });
  expect(body).toEqual(to);
  await send(setClock, { method: 'PUT', json: { ...to, now: '2026-03-01T10:00:00Z' }, headers: here });
  expect((await send(tellClock, { headers: here })).body.now).toBe('2026-03-01T10:00:00Z');
  expect((await send(setClock, { method: 'PUT', json: { now: 'yesterday' }, headers: here })).status).toBe(
    400,
  );
});

it('empties the world and loads a scene, and leaves the clock', async () => {
  const to = { now: '2027-03-01T10:00:00Z', running: false };
  await send(setClock, { method: 'PUT', json: to, headers: here });
  expect((await send(reset, { json: { scene: 'empty-town' }, headers: here })).status).toBe(200);
  expect(await findFact(ctx.reader, sceneFact)).toMatchObject({ name: 'empty-town' });
  expect((await send(tellClock, { headers: here })).body).toEqual(to);
  expect((await send(reset, { json: { scene: 'atlantis' }, headers: here })).body.errors[0].path).toBe(
    'scene',
  );
});

it('makes the next payments fail as told', async () => {
  const fault = { provider: 'payments', fault: 'timeout-after', times: 2 };
  expect((await send(inject, { json: fault, headers: here })).body).toEqual({
    fault: 'timeout_after',
    times: 2,
  });
  expect((await send(inject, { json: { ...fault, fault: 'earthquake' }, headers: here })).status).toBe(400);
});

it('shows no letters where none were sent', async () => {
  expect((await send(mail, { path: '/api/test/mail?to=ana@example.org', headers: here })).body).toEqual({
    items: [],
  });
});
