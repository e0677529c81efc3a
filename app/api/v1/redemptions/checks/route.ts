import { wrongCodes } from '@/app/_web/door/limits/guesses';
import { route } from '@/app/_web/route';
import { checkRedemption } from '@/usecases/vouchers/check-redemption';
import { checkRedemptionInput } from '@/usecases/vouchers/check-redemption.input';

export const POST = route({ input: checkRedemptionInput, act: checkRedemption, guesses: wrongCodes });
