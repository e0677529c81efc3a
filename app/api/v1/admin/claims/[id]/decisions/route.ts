import { route } from '@/app/_web/route';
import { decideClaim } from '@/usecases/claims/decide-claim';
import { decideClaimInput } from '@/usecases/claims/decide-claim.input';

export const POST = route({ input: decideClaimInput, act: decideClaim, spends: true });
