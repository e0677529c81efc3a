import { route } from '@/app/_web/route';
import { getPledge } from '@/usecases/groups/get-pledge';
import { getPledgeInput } from '@/usecases/groups/get-pledge.input';

export const GET = route({ input: getPledgeInput, act: getPledge, secret: true });
