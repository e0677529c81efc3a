import { beforeEach, expect, it } from 'vitest';
import { loadQuietTuesdaySpa } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { asPerson, type TestContext, testContext } from '../testing';
import { getCalendar } from './get-calendar';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;
let orderId = '';

beforeEach(async () => {
  world = await testContext({ now: start });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    const order = { personId: 'person_ana' };
    const sold = await sellVisit(tx, { now: 0, start, secrets: world.secrets, order });
    orderId = sold.orderId;
    return accept(null);
  });
});

it('the visit stands in the file at its own time and place', async () => {
  const found = await getCalendar(asPerson(world, { name: 'Ana' }), { id: orderId });
  const text = found.ok ? found.value : '';
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toContain('DTSTART:20270310T150000Z');
  expect(text).toContain('DTEND:20270310T160000Z');
  expect(text).toContain('SUMMARY:60-minute massage and tea at Casa Verde Spa');
});

it('it is not there for others', async () => {
  expect(await getCalendar(world, { id: orderId })).toEqual({ ok: false, refusal: { reason: 'not-found' } });
});
