import { recordAudit } from '@/db/audit';
import { deleteTokensOf, raiseSessionVersion } from '@/db/people/people';
import { accept } from '@/domain/kernel/result';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import type { EndAllSessions } from './end-all-sessions.input';

/** Signs this person out everywhere: every browser and every program. */
export async function endAllSessions(ctx: Context, _input: EndAllSessions): Promise<Answer<null>> {
  const person = authorizePerson(ctx);
  if (!person.ok) return person;
  const { personId } = person.value;
  return ctx.transaction(async (tx, now) => {
    await raiseSessionVersion(tx, personId);
    await deleteTokensOf(tx, personId);
    await recordAudit(tx, { at: now, actor: personId, act: 'sessions-ended', entity: personId });
    return accept(null);
  });
}
