import { newId } from '@/domain/kernel/id';
import type { Refusal } from '@/domain/kernel/refusal';
import { type Refused, refuse } from '@/domain/kernel/result';
import type { Wiring } from '../../context';
import { scopeOf } from '../caller';
import { type Queue, queueOf, secondsUntil } from './queue';
import { giveTicket, readTicket, takeTicket } from './ticket';

/** Purchases under way in this process; beyond these nobody would be served sooner by being let in. */
export const atOnce = 256;
/** A ticket lets in once; of so many it is known that they did. */
const usedMost = 10_000;
const shared = globalThis as typeof globalThis & { offpeakRush?: { queue: Queue; used: Set<string> } };
shared.offpeakRush ??= { queue: queueOf(atOnce), used: new Set() };
const rush = shared.offpeakRush;

type Coming = { readonly world: Wiring; readonly headers: Headers };
type Work = () => Promise<Response>;
type Full = (refused: Refused<Refusal>) => Response;

/**
 * Does what spends while there is room, and says at once when to come again where there is none: a rush ends in waiting, not in
 * requests that die of old age. Whoever is sent away has a ticket for their place in the queue. Decision 025.
 */
export async function inTurn(coming: Coming, work: Work, full: Full): Promise<Response> {
  const { world, headers } = coming;
  const now = world.clock.now();
  const newcomer = { id: newId('place'), since: now };
  if (rush.queue.isQuiet()) {
    rush.queue.enter(newcomer, now);
    return leaving(work);
  }
  const whose = { world, holder: scopeOf(world, { kind: 'guest' }, headers) };
  const brought = readTicket(headers, whose, now);
  const place = brought && !rush.used.has(brought.id) ? brought : newcomer;
  const before = rush.queue.enter(place, now);
  if (before !== null) {
    const sentAway = refuse({ reason: 'busy', retryAfterSeconds: secondsUntil(before), before });
    return giveTicket(full(sentAway), whose, place);
  }
  if (!brought) return leaving(work);
  if (rush.used.size >= usedMost) rush.used.clear();
  rush.used.add(brought.id);
  return takeTicket(await leaving(work), whose);
}

async function leaving(work: Work): Promise<Response> {
  try {
    return await work();
  } finally {
    rush.queue.leave();
  }
}
