import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { OpenSession } from './open-session.input';
import { checkCredentials, issueToken } from './parts/credentials';

/** What the session cookie carries: whose, which, and the version that ends all of them at once. */
export type Opened = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  readonly version: number;
};

/** A session is a row, so that signing out ends it for every copy of its cookie. */
export const sessionMillis = 30 * 24 * 3_600_000;

export async function openSession(ctx: Context, input: OpenSession): Promise<Answer<Opened>> {
  const person = await checkCredentials(ctx, input);
  if (!person.ok) return person;
  const { id: personId, name, email, sessionVersion: version } = person.value;
  return ctx.transaction(async (tx, now) => {
    const wanted = { personId, label: 'browser', now, expiresAt: now + sessionMillis };
    const { id: sessionId } = await issueToken(ctx, tx, wanted);
    return accept({ personId, name, email, sessionId, version });
  });
}
