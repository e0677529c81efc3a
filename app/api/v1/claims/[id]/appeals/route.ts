import { route } from '@/app/_web/route';
import { appealClaim } from '@/usecases/claims/appeal-claim';
import { appealClaimInput } from '@/usecases/claims/appeal-claim.input';

export const POST = route({ input: appealClaimInput, act: appealClaim, spends: true });
