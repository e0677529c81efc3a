import { accept } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import type { Answer, Context } from '../context';
import type { CreateToken } from './create-token.input';
import { checkCredentials, issueToken } from './parts/credentials';

const lifeMillis = 90 * 24 * 3_600_000;

/** A token for programs, for ninety days. */
export async function createToken(
  ctx: Context,
  input: CreateToken,
): Promise<Answer<{ token: string; expiresAt: string }>> {
  const person = await checkCredentials(ctx, input);
  if (!person.ok) return person;
  return ctx.transaction(async (tx, now) => {
    const expiresAt = now + lifeMillis;
    const wanted = { personId: person.value.id, label: input.label ?? 'api', now, expiresAt };
    const { token } = await issueToken(ctx, tx, wanted);
    return accept({ token, expiresAt: isoOf(expiresAt) });
  });
}
