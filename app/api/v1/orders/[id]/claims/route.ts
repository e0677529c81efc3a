import { route } from '@/app/_web/route';
import { openClaim } from '@/usecases/claims/open-claim';
import { openClaimInput } from '@/usecases/claims/open-claim.input';

export const POST = route({ input: openClaimInput, act: openClaim, answers: 201, spends: true });
