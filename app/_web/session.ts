import { getToken, type JWT } from 'next-auth/jwt';

// Reads the session's cookie; `sign-in.ts` writes it. No other module knows next-auth.

export type Session = { readonly personId: string; readonly sessionId: string; readonly version: number };
type Installation = { readonly appUrl: string; readonly appSecret: string };

/** Browsers accept `__Host-` only over https. */
export function cookieNames(appUrl: string) {
  const isSecure = appUrl.startsWith('https:');
  const named = (name: string) => (isSecure ? `__Host-${name}` : name);
  return {
    isSecure,
    session: named('session'),
    csrf: named('sign-in'),
    back: named('sign-in-back'),
    queue: named('queue'),
  };
}

/** Whom the cookie names. Whether that still holds is for the database to say. */
export async function readSession(headers: Headers, given: Installation): Promise<Session | null> {
  const cookieName = cookieNames(given.appUrl).session;
  const token = await getToken({ req: { headers }, secret: given.appSecret, cookieName, salt: cookieName });
  return sessionOf(token);
}

export function hasSessionCookie(headers: Headers, { appUrl }: Pick<Installation, 'appUrl'>): boolean {
  const pattern = new RegExp(`(^|;\\s*)${cookieNames(appUrl).session}(\\.\\d+)?=`);
  return pattern.test(headers.get('cookie') ?? '');
}

export function sessionOf(token: JWT | null): Session | null {
  const { sub: personId, sessionId, version } = token ?? {};
  if (typeof personId !== 'string' || typeof sessionId !== 'string' || typeof version !== 'number')
    return null;
  return { personId, sessionId, version };
}
