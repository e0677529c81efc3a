import { recordAudit } from '@/db/audit';
import { deleteTokensOf, membersOf, raiseSessionVersion, revokeMember } from '@/db/people/people';
import { accept, refuse } from '@/domain/kernel/result';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { RevokeStaff } from './revoke-staff.input';

/** Takes somebody out of a merchant's team at once: they are signed out everywhere, and an invitation is void. */
export async function revokeStaff(ctx: Context, input: RevokeStaff): Promise<Answer<null>> {
  const { id: merchantId, member: memberId } = input;
  const scope = authorizeMerchant(ctx, merchantId, []);
  if (!scope.ok) return scope;
  return ctx.transaction(async (tx, now) => {
    const member = (await membersOf(tx, merchantId)).find(({ id }) => id === memberId);
    if (!member) return refuse({ reason: 'not-found' });
    if (member.role === 'owner') return refuse({ reason: 'wrong-status', status: 'owner' });
    if (!(await revokeMember(tx, { memberId, now }))) return refuse({ reason: 'not-found' });
    if (member.personId) {
      await raiseSessionVersion(tx, member.personId);
      await deleteTokensOf(tx, member.personId);
    }
    const [actor, before] = [actorName(ctx.actor), { email: member.email, role: member.role }];
    await recordAudit(tx, { at: now, actor, act: 'staff.revoked', entity: merchantId, before });
    return accept(null);
  });
}
