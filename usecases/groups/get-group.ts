import { termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup } from '@/db/groups/groups';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { GetGroup } from './get-group.input';
import { type GroupPageView, groupPageView } from './group-page-view';

/** Anybody who has the link may look. */
export async function getGroup(ctx: Context, { id }: GetGroup): Promise<Answer<GroupPageView>> {
  const group = await findGroup(ctx.reader, id);
  if (!group) return refuse({ reason: 'not-found' });
  const sold = await termsOfVersion(ctx.reader, group.dealId, group.dealVersion);
  return accept(groupPageView(group, sold, ctx.appUrl));
}
