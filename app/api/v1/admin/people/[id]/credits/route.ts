import { route } from '@/app/_web/route';
import { grantCredit } from '@/usecases/members/grant-credit';
import { grantCreditInput } from '@/usecases/members/grant-credit.input';

export const POST = route({ input: grantCreditInput, act: grantCredit, answers: 201, spends: true });
