import { findGroup } from '@/db/groups/groups';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { GetGroup } from './get-group.input';
import { type GroupState, groupState } from './group-page-view';

/** What changes of a group while people look at it: small, because it is asked again and again. */
export async function getGroupState(ctx: Context, { id }: GetGroup): Promise<Answer<GroupState>> {
  const group = await findGroup(ctx.reader, id);
  return group ? accept(groupState(group)) : refuse({ reason: 'not-found' });
}
