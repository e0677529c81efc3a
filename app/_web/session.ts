import { getToken } from 'next-auth/jwt';
import type { Settings } from './settings';

// The only module that knows next-auth.

export type Session = { readonly personId: string; readonly version: number };

/** Browsers accept `__Host-` only over https. */
export function sessionCookie(appUrl: string): string {
  return appUrl.startsWith('https:') ? '__Host-session' : 'session';
}

/** Whom the cookie names. Whether that still holds is for the database to say. */
export async function readSession(
  headers: Headers,
  given: { appUrl: string; appSecret: string },
): Promise<Session | null> {
  const cookieName = sessionCookie(given.appUrl);
  const token = await getToken({ req: { headers }, secret: given.appSecret, cookieName, salt: cookieName });
  const personId = token?.sub;
  const version = token?.version;
  return typeof personId === 'string' && typeof version === 'number' ? { personId, version } : null;
}

export function hasSessionCookie(headers: Headers, { appUrl }: Pick<Settings, 'appUrl'>): boolean {
  const name = sessionCookie(appUrl);
  return (headers.get('cookie') ?? '')
    .split(';')
    .some((part) => new RegExp(`^${name}(\\.\\d+)?=`).test(part.trim()));
}
