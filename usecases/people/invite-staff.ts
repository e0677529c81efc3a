import { recordAudit } from '@/db/audit';
import { postLetter } from '@/db/outbox';
import { findMerchant } from '@/db/people/merchants';
import { findMembership, findPersonByEmail, inviteMember } from '@/db/people/people';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { InviteStaff } from './invite-staff.input';

type Invited = {
  readonly id: string;
  readonly email: string;
  readonly role: InviteStaff['role'];
  readonly status: 'active' | 'invited';
};

/** Lets somebody work for a merchant: at once where the address has an account, else as soon as it opens one. */
export async function inviteStaff(ctx: Context, input: InviteStaff): Promise<Answer<Invited>> {
  const { id: merchantId, email, role } = input;
  const scope = authorizeMerchant(ctx, merchantId, []);
  if (!scope.ok) return scope;
  return ctx.transaction(async (tx, now) => {
    const merchant = given(await findMerchant(tx, merchantId), 'a merchant with people exists');
    const before = await findMembership(tx, merchantId, email);
    if (before?.role === 'owner') return refuse({ reason: 'wrong-status', status: 'owner' });
    const person = await findPersonByEmail(tx, email);
    const joined = { personId: person?.id ?? null, acceptedAt: person ? now : null };
    const id = before?.id ?? newId('member');
    await inviteMember(tx, { id, merchantId, email, role, invitedAt: now, ...joined, revokedAt: null });
    const actor = actorName(ctx.actor);
    const after = { email, role };
    const was = before && { email, role: before.role, revokedAt: before.revokedAt };
    await recordAudit(tx, { at: now, actor, act: 'staff.invited', entity: merchantId, before: was, after });
    await postLetter(tx, {
      topic: 'invitation',
      recipient: email,
      subject: `${merchant.name} invites you to Offpeak`,
      body: `Hello,\n\n${merchant.name} gave you the role of ${role}. Sign in, or open an account with this address: ${ctx.appUrl}/sign-in\n`,
      dedupeKey: `invitation:${id}:${role}:${now}`,
      createdAt: now,
    });
    return accept({ id, email, role, status: person ? 'active' : 'invited' });
  });
}
