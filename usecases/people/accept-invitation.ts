import { recordAudit } from '@/db/audit';
import { acceptInvitation as acceptRow, proveEmail } from '@/db/people/people';
import { accept, refuse } from '@/domain/kernel/result';
import type { MerchantRole } from '@/domain/people/roles';
import { actorName, authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import type { AcceptInvitation } from './accept-invitation.input';
import { askedBy } from './parts/invitation';

export type Accepted = { readonly merchantId: string; readonly role: MerchantRole };

/** Whoever has the link read the mail to the invited address: they work for the merchant from now on, by the account they are signed in with. */
export async function acceptInvitation(ctx: Context, { token }: AcceptInvitation): Promise<Answer<Accepted>> {
  const who = authorizePerson(ctx);
  if (!who.ok) return who;
  const { personId } = who.value;
  return ctx.transaction(async (tx, now) => {
    const member = await acceptRow(tx, { ...askedBy(ctx.secrets, { token, now }), personId, now });
    if (!member) return refuse({ reason: 'not-found' });
    const { merchantId, email, role } = member;
    await proveEmail(tx, { personId, email, now });
    const actor = actorName(ctx.actor);
    await recordAudit(tx, {
      at: now,
      actor,
      act: 'staff.joined',
      entity: merchantId,
      after: { email, role },
    });
    return accept({ merchantId, role });
  });
}
