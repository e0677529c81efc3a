import { route } from '@/app/_web/route';
import { submitMerchant } from '@/usecases/people/submit-merchant';
import { submitMerchantInput } from '@/usecases/people/submit-merchant.input';

export const POST = route({ input: submitMerchantInput, act: submitMerchant });
