import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '@/usecases/context';
import { type Opened, openSession, sessionMillis } from '@/usecases/people/open-session';
import { type OpenSession, openSessionInput } from '@/usecases/people/open-session.input';
import { contextOf, wiring } from './context';
import { actorOf } from './door/caller';
import { log } from './door/log';
import { cookieNames, sessionOf } from './session';

// Writes the session's cookie; `session.ts` reads it. No other module knows next-auth.

/** Signs the browser in that sends this request: the answer carries the cookie. */
export async function signInBrowser(_ctx: Context, typed: OpenSession): Promise<Answer<null>> {
  try {
    await auth.signIn('credentials', { ...typed, redirect: false });
    return accept(null);
  } catch (error) {
    if (error instanceof CredentialsSignin) return refuse({ reason: 'bad-credentials' });
    throw error;
  }
}

/** Takes the cookie back. The session's row is ended by `endToken`. */
export async function signOutBrowser(): Promise<void> {
  await auth.signOut({ redirect: false });
}

const auth = NextAuth(configure);
export const authHandlers = auth.handlers;

async function configure(): Promise<NextAuthConfig> {
  const { settings } = await wiring();
  const { isSecure, session, csrf, back } = cookieNames(settings.appUrl);
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const;
  return {
    secret: settings.appSecret,
    trustHost: true,
    basePath: '/api/auth',
    useSecureCookies: isSecure,
    session: { strategy: 'jwt', maxAge: sessionMillis / 1_000 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: session, options },
      csrfToken: { name: csrf, options },
      callbackUrl: { name: back, options },
    },
    providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user) return { ...token, ...carried(user) };
        return (await isAlive(token)) ? token : null;
      },
      // Never tested for truthiness: `session?.user?.id` says who it is.
      session: ({ session: shown, token }) => ({ ...shown, user: { ...shown.user, id: token.sub ?? '' } }),
    },
    logger: { error: (error) => reportUnlessWrongPassword(error) },
  };
}

/** A session that was ended is none, whoever kept a copy of its cookie. */
async function isAlive(token: JWT): Promise<boolean> {
  const session = sessionOf(token);
  return session !== null && (await actorOf(await wiring(), session)).kind === 'person';
}

type Signed = { readonly id?: string; readonly sessionId?: unknown; readonly version?: unknown };

async function authorize(typed: unknown) {
  const input = openSessionInput.safeParse(pick(typed));
  if (!input.success) return null;
  const ctx = contextOf(await wiring(), { actor: { kind: 'guest' }, requestId: newId('req') });
  const opened = await openSession(ctx, input.data);
  return opened.ok ? userOf(opened.value) : null;
}

function pick(typed: unknown): unknown {
  const { email, password } = Object(typed) as { email?: unknown; password?: unknown };
  return { email, password };
}

function userOf({ personId, name, email, sessionId, version }: Opened) {
  return { id: personId, name, email, sessionId, version };
}

function carried(user: Signed): JWT {
  return { sub: user.id, sessionId: user.sessionId, version: user.version };
}

function reportUnlessWrongPassword(error: Error): void {
  if (!(error instanceof CredentialsSignin)) log.error({ err: error }, 'sign-in failed');
}
