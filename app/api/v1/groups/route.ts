import { route } from '@/app/_web/route';
import { listGroups } from '@/usecases/groups/list-groups';
import { listGroupsInput } from '@/usecases/groups/list-groups.input';

export const GET = route({ input: listGroupsInput, act: listGroups });
