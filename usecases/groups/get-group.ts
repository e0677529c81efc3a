import { termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup } from '@/db/groups/groups';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { GetGroup } from './get-group.input';
import { type GroupWithChance, groupPageView } from './group-page-view';
import { chancesOf } from './parts/chances';

/** Anybody who has the link may look. */
export async function getGroup(ctx: Context, { id }: GetGroup): Promise<Answer<GroupWithChance>> {
  const group = await findGroup(ctx.reader, id);
  if (!group) return refuse({ reason: 'not-found' });
  const sold = await termsOfVersion(ctx.reader, group.dealId, group.dealVersion);
  const asked = { group, city: sold.venue.city };
  const [chance = null] = await chancesOf(ctx.reader, [asked], ctx.clock.now());
  return accept({ ...groupPageView(group, sold, ctx.appUrl), chance });
}
