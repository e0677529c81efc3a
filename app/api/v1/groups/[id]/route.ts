import { route } from '@/app/_web/route';
import { getGroup } from '@/usecases/groups/get-group';
import { getGroupInput } from '@/usecases/groups/get-group.input';

export const GET = route({ input: getGroupInput, act: getGroup });
