import { keepFact } from '@/db/facts';
import { listLettersTo } from '@/db/outbox';
import { loadScene, sceneNames } from '@/db/scenes/load';
import { demoPeople, demoPassword as password } from '@/db/scenes/scene';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import { settingAt } from '@/providers/clock/settable';
import type { Fault } from '@/providers/payments/faults';
import type { Answer } from '@/usecases/context';
import type { Wiring } from '../context';
import { testClockFact } from '../test-clock';
import { alone } from '../worker';
import type { Moment } from './crash';

// What test control does to the whole server.

export const demoPassword = password;
export const demoAccounts = demoPeople;

export function tellClock({ clock, testClock }: Wiring) {
  return { now: isoOf(clock.now()), running: testClock?.isRunning() ?? true };
}

export async function setClock(
  world: Wiring,
  to: { now: number; running: boolean },
): Promise<Answer<unknown>> {
  await alone(async () => {
    const value = settingAt(to.now, to.running);
    await world.store.transaction((tx) => keepFact(tx, { name: testClockFact, value }));
    given(world.testClock, 'test control has a clock').follow(value);
  });
  return accept(tellClock(world));
}

/** Empties the database and fills it with a scene. The clock stays as it is. */
export async function resetTo(world: Wiring, { scene }: { scene: string }): Promise<Answer<unknown>> {
  if (!sceneNames.includes(scene))
    return refuse({
      reason: 'malformed',
      errors: [{ path: 'scene', code: 'invalid-value', message: `One of ${sceneNames.join(', ')}.` }],
    });
  await alone(async () => {
    await world.store.empty();
    const value = world.testClock?.setting() ?? null;
    if (value) await world.store.transaction((tx) => keepFact(tx, { name: testClockFact, value }));
    await loadScene(world.store, scene, { ...world.secrets, now: world.clock.now() });
  });
  return accept({ scene });
}

export async function listMail(world: Wiring, asked: { to?: string | undefined }): Promise<Answer<unknown>> {
  return accept({ items: await lettersOf(world, asked) });
}

/** What would have been sent, newest first. */
export async function lettersOf(world: Wiring, { to }: { to?: string | undefined }) {
  const rows = await listLettersTo(world.store.reader, to ?? null);
  return rows.map(({ id, recipient, subject, body, topic, createdAt, sentAt }) => ({
    id,
    to: recipient,
    subject,
    text: body,
    topic,
    createdAt: isoOf(createdAt),
    sentAt: sentAt === null ? null : isoOf(sentAt),
  }));
}

export async function injectFault(
  world: Wiring,
  { fault, times }: { fault: Fault; times: number },
): Promise<Answer<unknown>> {
  if (!world.builtin) return refuse({ reason: 'not-found' });
  world.builtin.inject(fault, times);
  return accept({ fault, times });
}

/** Of several processes the one that hears this ends. */
export async function armCrash(
  world: Wiring,
  { at, times }: { at: Moment; times: number },
): Promise<Answer<unknown>> {
  given(world.crash, 'test control can crash').arm(at, times);
  return accept({ at, times });
}
