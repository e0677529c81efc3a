import { beforeEach, expect, it } from 'vitest';
import { minuteMs } from '@/domain/time/zone';
import type { TestContext } from '@/usecases/testing';
import { wiring } from '../../context';
import { testDoor } from '../../testing';
import { jsonResponse, sayRefusal } from '../answer';
import { atOnce, inTurn } from './rush';

let ctx: TestContext;

beforeEach(async () => {
  ctx = await testDoor();
});

/** Comes to buy; `leave` ends the purchase where they were let in. */
async function come(headers: Record<string, string> = {}) {
  ctx.clock.advance(1);
  const end = Promise.withResolvers<Response>();
  const entered = Promise.withResolvers<null>();
  const answer = inTurn(
    { world: await wiring(), headers: new Headers({ cookie: 'guest=0123456789abcdef', ...headers }) },
    () => {
      entered.resolve(null);
      return end.promise;
    },
    ({ refusal }) => jsonResponse(sayRefusal(refusal), 'req_1'),
  );
  const sentAway = await Promise.race([answer, entered.promise]);
  const leave = () => {
    end.resolve(new Response('bought'));
    return answer;
  };
  return { sentAway, leave };
}

async function crowd() {
  return Promise.all(Array.from({ length: atOnce }, () => come()));
}

it('sends away with a ticket whoever finds it full, and lets them in before newcomers', async () => {
  const [first, ...others] = await crowd();
  const { sentAway: told } = await come();
  expect(told?.status).toBe(503);
  expect(told?.headers.get('retry-after')).toBe('1');
  expect(await told?.json()).toMatchObject({ code: 'busy', before: 0 });
  const ticket = told?.headers.get('queue-ticket') ?? '';
  const cookie = `guest=0123456789abcdef; queue=${ticket}`;
  expect(told?.headers.get('set-cookie')).toMatch(
    /^queue=\S+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
  );

  await first?.leave();
  expect(await (await come()).sentAway?.json()).toMatchObject({ before: 1 });
  const back = await come({ cookie });
  expect(back.sentAway).toBeNull();
  expect((await back.leave()).headers.get('set-cookie')).toMatch(/^queue=; Path=\/; Max-Age=0/);
  for (const one of others) await one.leave();
});

it('takes no ticket twice, none of somebody else, none that is made up or old', async () => {
  // Past everybody whom another test sent away.
  ctx.clock.advance(minuteMs);
  const [first, second, ...others] = await crowd();
  const ticketOf = async () => (await come()).sentAway?.headers.get('queue-ticket') ?? '';
  const beforeOf = async (headers: Record<string, string>) =>
    (await (await come(headers)).sentAway?.json())?.before;
  const [ticket, old] = [await ticketOf(), await ticketOf()];
  await first?.leave();
  expect(await beforeOf({ 'queue-ticket': 'made-up' })).toBe(2);
  expect(await beforeOf({ 'queue-ticket': ticket, cookie: 'guest=fedcba9876543210' })).toBe(3);
  const back = await come({ 'queue-ticket': ticket });
  expect(back.sentAway).toBeNull();
  expect(await beforeOf({ 'queue-ticket': ticket })).toBe(3);

  ctx.clock.advance(10 * minuteMs);
  await ticketOf();
  expect(await beforeOf({ 'queue-ticket': old })).toBe(1);
  for (const one of [back, second, ...others]) await one?.leave();
});
