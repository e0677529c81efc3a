import { deleteToken } from '@/db/people/people';
import { accept, refuse } from '@/domain/kernel/result';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import type { EndToken } from './end-token.input';

/** Ends the token or the session the request came with, at once and for every copy of it. */
export async function endToken(ctx: Context, _input: EndToken): Promise<Answer<null>> {
  const person = authorizePerson(ctx);
  if (!person.ok) return person;
  const { personId, tokenId } = person.value;
  if (!tokenId) return refuse({ reason: 'not-found' });
  return ctx.transaction(async (tx) => {
    const gone = await deleteToken(tx, { personId, tokenId });
    return gone > 0 ? accept(null) : refuse({ reason: 'not-found' });
  });
}
