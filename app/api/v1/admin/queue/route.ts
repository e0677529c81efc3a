import { route } from '@/app/_web/route';
import { getQueue } from '@/usecases/admin/get-queue';
import { getQueueInput } from '@/usecases/admin/get-queue.input';

export const GET = route({ input: getQueueInput, act: getQueue });
