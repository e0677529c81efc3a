import { recordAudit } from '@/db/audit';
import { insertMerchant } from '@/db/people/merchants';
import { insertMembership } from '@/db/people/people';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import type { CreateMerchant } from './create-merchant.input';
import { type MerchantView, merchantView } from './merchant-view';

/** Signs a business up. Who does it owns it; it may build deals at once, and nothing sells before it is verified. */
export async function createMerchant(ctx: Context, input: CreateMerchant): Promise<Answer<MerchantView>> {
  const person = authorizePerson(ctx);
  if (!person.ok) return person;
  return ctx.transaction(async (tx, now) => {
    const merchant = {
      ...input,
      id: newId('merchant'),
      registrationNumber: input.registrationNumber || null,
      status: 'draft' as const,
      version: 1,
      createdAt: now,
      submittedAt: null,
    };
    await insertMerchant(tx, merchant);
    const { personId, email } = person.value;
    const joined = { id: newId('member'), merchantId: merchant.id, invitedAt: now, acceptedAt: now };
    await insertMembership(tx, { ...joined, email, personId, role: 'owner' });
    const after = merchantView(merchant);
    await recordAudit(tx, { at: now, actor: personId, act: 'merchant.created', entity: merchant.id, after });
    return accept(after);
  });
}
