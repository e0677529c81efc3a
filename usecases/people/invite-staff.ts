import { recordAudit } from '@/db/audit';
import { postLetter } from '@/db/outbox';
import { findMerchant } from '@/db/people/merchants';
import { findMembership, findPersonByEmail, inviteMember, type MembershipRow } from '@/db/people/people';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { InviteStaff } from './invite-staff.input';
import { invitationDays, invitationHashOf } from './parts/invitation';

type Invited = {
  readonly id: string;
  readonly email: string;
  readonly role: InviteStaff['role'];
  readonly status: 'active' | 'invited';
};

/**
 * Lets somebody work for a merchant: at once where the address is known to be somebody's, else by a link in the mail. To have
 * an account with an address proves nothing: only who reads its mail may come in.
 */
export async function inviteStaff(ctx: Context, input: InviteStaff): Promise<Answer<Invited>> {
  const { id: merchantId, email, role } = input;
  const scope = authorizeMerchant(ctx, merchantId, []);
  if (!scope.ok) return scope;
  return ctx.transaction(async (tx, now) => {
    const merchant = given(await findMerchant(tx, merchantId), 'a merchant with people exists');
    const before = await findMembership(tx, merchantId, email);
    if (before?.role === 'owner') return refuse({ reason: 'wrong-status', status: 'owner' });
    const joined = (await joinedAs(tx, { before, email, now })) ?? { personId: null, acceptedAt: null };
    const token = joined.personId ? null : ctx.secrets.token();
    const invitationHash = token && invitationHashOf(ctx.secrets, token);
    const id = before?.id ?? newId('member');
    await inviteMember(tx, {
      ...{ id, merchantId, email, role, invitedAt: now, revokedAt: null },
      ...joined,
      invitationHash,
    });
    const actor = actorName(ctx.actor);
    const after = { email, role };
    const was = before && { email, role: before.role, revokedAt: before.revokedAt };
    await recordAudit(tx, { at: now, actor, act: 'staff.invited', entity: merchantId, before: was, after });
    const way = token
      ? `Accept it within ${invitationDays} days: ${ctx.appUrl}/invite?token=${token}`
      : `Sign in: ${ctx.appUrl}/sign-in`;
    await postLetter(tx, {
      topic: 'invitation',
      recipient: email,
      subject: `${merchant.name} invites you to Offpeak`,
      body: `Hello,\n\n${merchant.name} gave you the role of ${role}. ${way}\n`,
      dedupeKey: `invitation:${id}:${role}:${now}`,
      createdAt: now,
    });
    return accept({ id, email, role, status: token ? 'invited' : 'active' });
  });
}

type Known = { readonly before: MembershipRow | null; readonly email: string; readonly now: Instant };

/** Who is in already stays in; whose address is proven is in at once. */
async function joinedAs(tx: Tx, { before, email, now }: Known) {
  if (before?.personId && before.revokedAt === null)
    return { personId: before.personId, acceptedAt: before.acceptedAt };
  const person = await findPersonByEmail(tx, email);
  return person?.emailProvenAt ? { personId: person.id, acceptedAt: now } : null;
}
