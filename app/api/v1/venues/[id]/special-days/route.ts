import { forms, route } from '@/app/_web/route';
import { setSpecialDays } from '@/usecases/forecast/set-special-days';
import { setSpecialDaysInput } from '@/usecases/forecast/set-special-days.input';

export const PUT = route({ input: setSpecialDaysInput, act: setSpecialDays });
export const POST = forms({ PUT });
