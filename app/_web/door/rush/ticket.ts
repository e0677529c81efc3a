import type { Instant } from '@/domain/time/wall';
import { minuteMs } from '@/domain/time/zone';
import type { Wiring } from '../../context';
import { cookieNames } from '../../session';
import type { Place } from './queue';

/** Programs bring it in a header of this name, as they were given it; browsers in the cookie. */
export const ticketHeader = 'queue-ticket';
const ticketMs = 10 * minuteMs;

type Holder = {
  readonly world: Pick<Wiring, 'secrets' | 'settings'>;
  /** Whose ticket it is: somebody else's is none. */
  readonly holder: string;
};

/** Gives somebody who is sent away their place in the queue, sealed: nobody makes one, or makes theirs older. */
export function giveTicket(response: Response, { world, holder }: Holder, place: Place): Response {
  const ticket = world.secrets.seal(JSON.stringify({ ...place, holder }));
  response.headers.set(ticketHeader, ticket);
  response.headers.append('Set-Cookie', cookieOf(world, ticket, ticketMs / 1_000));
  return response;
}

/** They were let in by it: the browser forgets it. */
export function takeTicket(response: Response, { world }: Holder): Response {
  response.headers.append('Set-Cookie', cookieOf(world, '', 0));
  return response;
}

/** The place they were given, if it is theirs and not older than ten minutes; reloading a page and another tab bring it, too. */
export function readTicket(headers: Headers, { world, holder }: Holder, now: Instant): Place | null {
  const name = cookieNames(world.settings.appUrl).queue;
  const cookie = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(headers.get('cookie') ?? '')?.[1];
  const ticket = headers.get(ticketHeader) ?? cookie;
  if (!ticket) return null;
  try {
    const read = JSON.parse(world.secrets.unseal(ticket)) as Place & { readonly holder: string };
    const isGood = read.holder === holder && read.since <= now && read.since > now - ticketMs;
    return isGood ? { id: read.id, since: read.since } : null;
  } catch {
    return null;
  }
}

function cookieOf({ settings }: Holder['world'], value: string, seconds: number): string {
  const { queue, isSecure } = cookieNames(settings.appUrl);
  return `${queue}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}
