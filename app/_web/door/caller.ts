import { findBearer } from '@/db/people/people';
import { accept, refuse } from '@/domain/kernel/result';
import type { Actor } from '@/domain/people/roles';
import type { Answer } from '@/usecases/context';
import { tokenPurpose } from '@/usecases/people/parts/credentials';
import type { Wiring } from '../context';
import { hasSessionCookie, readSession, type Session } from '../session';
import { addressOf } from './limits/limits';

/** Who asks: the bearer of a token, the browser of somebody signed in, or a guest. A wrong token is refused, never a guest. */
export async function findCaller(world: Wiring, headers: Headers): Promise<Answer<Actor>> {
  const bearer = bearerOf(headers);
  if (bearer === null) return accept(await actorOfSession(world, headers));
  const tokenHash = world.secrets.hash(tokenPurpose, bearer);
  const found = await findBearer(world.store.reader, { tokenHash, now: world.clock.now() });
  return found ? accept(found.actor) : refuse({ reason: 'bad-credentials' });
}

export async function actorOfSession(world: Wiring, headers: Headers): Promise<Actor> {
  const session = await readSession(headers, world.settings);
  return session ? actorOf(world, session) : { kind: 'guest' };
}

/** One indexed read per request ends a session the moment its row is gone or its person's version raised. */
export async function actorOf(world: Wiring, session: Session): Promise<Actor> {
  const found = await findBearer(world.store.reader, { tokenId: session.sessionId, now: world.clock.now() });
  const isTheirs = found?.actor.personId === session.personId && found.sessionVersion === session.version;
  return found && isTheirs ? found.actor : { kind: 'guest' };
}

export function bearerOf(headers: Headers): string | null {
  const header = headers.get('authorization');
  if (header === null) return null;
  return /^Bearer +([\w.~+/-]{1,500}=*)$/i.exec(header.trim())?.[1] ?? '';
}

export function bringsSession(world: Wiring, headers: Headers): boolean {
  return bearerOf(headers) === null && hasSessionCookie(headers, world.settings);
}

/** Whose keys these are: a person's, those of a guest's browser, or of the address of a guest without one. */
export function scopeOf(world: Wiring, actor: Actor, headers: Headers): string {
  if (actor.kind === 'person') return actor.personId;
  const guest = /(?:^|;\s*)guest=([\w-]{16,64})/.exec(headers.get('cookie') ?? '')?.[1];
  const who = guest ?? addressOf(headers, world.settings.trustedProxies);
  return `guest_${world.secrets.hash('guest', who)}`;
}
