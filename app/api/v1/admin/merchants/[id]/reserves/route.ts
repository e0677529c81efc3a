import { route } from '@/app/_web/route';
import { setReserve } from '@/usecases/settlement/set-reserve';
import { setReserveInput } from '@/usecases/settlement/set-reserve.input';

export const POST = route({ input: setReserveInput, act: setReserve, answers: 201, spends: true });
