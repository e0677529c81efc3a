import { route } from '@/app/_web/route';
import { getGroupInput } from '@/usecases/groups/get-group.input';
import { getGroupState } from '@/usecases/groups/get-group-state';

export const GET = route({ input: getGroupInput, act: getGroupState, revalidates: true });
