import { route } from '@/app/_web/route';
import { setMeasuring } from '@/usecases/pricing/set-measuring';
import { setMeasuringInput } from '@/usecases/pricing/set-measuring.input';

export const POST = route({ input: setMeasuringInput, act: setMeasuring });
