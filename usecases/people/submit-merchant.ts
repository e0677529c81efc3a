import { recordAudit } from '@/db/audit';
import { findMerchant, moveMerchant } from '@/db/people/merchants';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { SubmitMerchant } from './submit-merchant.input';

/** Asks for verification. A refused business may ask again once it has mended what was named. */
export async function submitMerchant(
  ctx: Context,
  { id }: SubmitMerchant,
): Promise<Answer<{ status: 'submitted' }>> {
  const scope = authorizeMerchant(ctx, id, ['manager']);
  if (!scope.ok) return scope;
  return ctx.transaction(async (tx, now) => {
    const { status } = given(await findMerchant(tx, id), 'a merchant with people exists');
    if (status !== 'draft' && status !== 'refused') return refuse({ reason: 'wrong-status', status });
    await moveMerchant(tx, { merchantId: id, from: status, to: 'submitted', submittedAt: now });
    await recordAudit(tx, {
      at: now,
      actor: actorName(ctx.actor),
      act: 'merchant.submitted',
      entity: id,
      before: { status },
      after: { status: 'submitted' },
    });
    return accept({ status: 'submitted' });
  });
}
