import { recordAudit } from '@/db/audit';
import { pauseDealsOf } from '@/db/deals/deals';
import {
  findMerchant,
  type MerchantRow,
  type MerchantStatus,
  moveMerchant,
  recordDecision,
} from '@/db/people/merchants';
import type { Tx } from '@/db/store';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { type MerchantView, merchantView } from '../people/merchant-view';
import type { DecideMerchant } from './decide-merchant.input';
import { postDecision } from './parts/decision-letters';

type Decision = DecideMerchant['decision'];
const outcomes: Record<Decision, { to: MerchantStatus; from: readonly MerchantStatus[]; said: string }> = {
  verify: { to: 'verified', from: ['submitted', 'suspended'], said: 'is verified and may sell' },
  refuse: { to: 'refused', from: ['submitted'], said: 'could not be verified' },
  suspend: { to: 'suspended', from: ['submitted', 'verified'], said: 'is suspended; its deals are paused' },
};

/** Verifies, refuses or suspends a business, with reasons it is told. Suspended, it sells nothing; vouchers stay valid. */
export async function decideMerchant(ctx: Context, input: DecideMerchant): Promise<Answer<MerchantView>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  return ctx.transaction(async (tx, now) => {
    const merchant = await findMerchant(tx, input.id);
    if (!merchant) return refuse({ reason: 'not-found' });
    const { from, to } = outcomes[input.decision];
    if (isOwn(ctx, merchant.id)) return refuse({ reason: 'not-allowed' });
    if (!from.includes(merchant.status)) return refuse({ reason: 'wrong-status', status: merchant.status });
    const moved = await moveMerchant(tx, { merchantId: merchant.id, from: merchant.status, to });
    if (!moved) return refuse({ reason: 'stale-version', version: merchant.version });
    if (to === 'suspended') await pauseDealsOf(tx, { merchantId: merchant.id, by: admin.value, now });
    await tell(ctx, tx, { input, merchant, by: admin.value, now });
    return accept(merchantView(moved));
  });
}

type Telling = { input: DecideMerchant; merchant: MerchantRow; by: string; now: Instant };

async function tell(ctx: Context, tx: Tx, { input, merchant, by, now }: Telling): Promise<void> {
  const { decision, reasons, note = '' } = input;
  const { to, said } = outcomes[decision];
  const decided = { decision, reasons, note, decidedBy: by, decidedAt: now };
  const decisionId = await recordDecision(tx, { entity: 'merchant', entityId: merchant.id, ...decided });
  await recordAudit(tx, {
    at: now,
    actor: by,
    act: `merchant.${to}`,
    entity: merchant.id,
    before: { status: merchant.status },
    after: { status: to, reasons, note },
  });
  const letter = {
    recipient: merchant.contactEmail,
    about: merchant.name,
    outcome: said,
    reasons,
    note,
    now,
  };
  await postDecision(tx, { decisionId, ...letter, link: `${ctx.appUrl}/merchant` });
}

/** Nobody decides about a business of their own. */
function isOwn({ actor }: Context, merchantId: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((one) => one.merchantId === merchantId);
}
