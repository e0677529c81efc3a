import { forms, route } from '@/app/_web/route';
import { resumeDeal } from '@/usecases/deals/resume-deal';
import { resumeDealInput } from '@/usecases/deals/resume-deal.input';

export const DELETE = route({ input: resumeDealInput, act: resumeDeal });
export const POST = forms({ DELETE });
