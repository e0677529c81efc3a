import { recordAudit } from '@/db/audit';
import { suggestionRefused } from '@/db/forecast/sold';
import { accept } from '@/domain/kernel/result';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { ownVenue } from '../venues/parts/own-venue';
import type { RefuseSuggestion } from './refuse-suggestion.input';

/** The merchant says no to this week's suggestion, and why: it is not shown again for a week. */
export async function refuseSuggestion(
  ctx: Context,
  { id, reason }: RefuseSuggestion,
): Promise<Answer<{ readonly id: string }>> {
  return ctx.transaction(async (tx, now) => {
    const found = await ownVenue(ctx, tx, { id, roles: ['manager'] });
    if (!found.ok) return found;
    const event = { at: now, actor: actorName(ctx.actor), act: suggestionRefused, entity: id };
    await recordAudit(tx, { ...event, after: { reason } });
    return accept({ id });
  });
}
