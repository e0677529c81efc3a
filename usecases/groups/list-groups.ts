import { termsOfVersion } from '@/db/deals/deal-terms';
import { groupsAboutToTip } from '@/db/deals/discovery';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { type GroupWithChance, groupPageView } from './group-page-view';
import type { ListGroups } from './list-groups.input';
import { chancesOf } from './parts/chances';

/** Open groups anybody may join, those that miss the fewest people first. */
export async function listGroups(ctx: Context, input: ListGroups): Promise<Answer<GroupWithChance[]>> {
  const now = ctx.clock.now();
  const rows = await groupsAboutToTip(ctx.reader, { ...input, now });
  const sold = await Promise.all(
    rows.map((group) => termsOfVersion(ctx.reader, group.dealId, group.dealVersion)),
  );
  const views = rows.flatMap((group, index) => {
    const terms = sold[index];
    return terms ? [{ group, terms, city: terms.venue.city }] : [];
  });
  const chances = await chancesOf(ctx.reader, views, now);
  return accept(
    views.map(({ group, terms }, index) => ({
      ...groupPageView(group, terms, ctx.appUrl),
      chance: chances[index] ?? null,
    })),
  );
}
