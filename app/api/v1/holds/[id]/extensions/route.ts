import { route } from '@/app/_web/route';
import { extendHold } from '@/usecases/orders/extend-hold';
import { holdInput } from '@/usecases/orders/hold.input';

export const POST = route({ input: holdInput, act: extendHold, spends: true });
