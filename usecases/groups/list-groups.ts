import { termsOfVersion } from '@/db/deals/deal-terms';
import { groupsAboutToTip } from '@/db/deals/discovery';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { type GroupPageView, groupPageView } from './group-page-view';
import type { ListGroups } from './list-groups.input';

/** Open groups anybody may join, those that miss the fewest people first. */
export async function listGroups(ctx: Context, input: ListGroups): Promise<Answer<GroupPageView[]>> {
  const rows = await groupsAboutToTip(ctx.reader, { ...input, now: ctx.clock.now() });
  const views = rows.map(async (group) =>
    groupPageView(group, await termsOfVersion(ctx.reader, group.dealId, group.dealVersion), ctx.appUrl),
  );
  return accept(await Promise.all(views));
}
