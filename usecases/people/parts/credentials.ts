import { findPersonByEmail, insertToken, type PersonRow } from '@/db/people/people';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../../context';

/** What tokens are hashed for. */
export const tokenPurpose = 'token';

/** The person of an address and password. An unknown address takes as long as a wrong password. */
export async function checkCredentials(
  ctx: Context,
  typed: { email: string; password: string },
): Promise<Answer<PersonRow>> {
  const person = await findPersonByEmail(ctx.reader, typed.email);
  const isRight = await ctx.secrets.checkPassword(typed.password, person?.passwordHash ?? null);
  return person && isRight ? accept(person) : refuse({ reason: 'bad-credentials' });
}

type Wanted = { personId: string; label: string; now: Instant; expiresAt: Instant | null };

/** A token is shown once; what is kept only recognises it. */
export async function issueToken(
  ctx: Context,
  tx: Tx,
  wanted: Wanted,
): Promise<{ id: string; token: string }> {
  const { now, ...row } = wanted;
  const token = ctx.secrets.token();
  const id = newId('token');
  await insertToken(tx, { id, ...row, tokenHash: ctx.secrets.hash(tokenPurpose, token), createdAt: now });
  return { id, token };
}
