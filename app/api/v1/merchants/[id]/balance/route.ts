import { route } from '@/app/_web/route';
import { getBalance } from '@/usecases/settlement/get-balance';
import { getBalanceInput } from '@/usecases/settlement/get-balance.input';

export const GET = route({ input: getBalanceInput, act: getBalance });
