import { route } from '@/app/_web/route';
import { openClaim } from '@/usecases/claims/open-claim';
import { openClaimInput } from '@/usecases/claims/open-claim.input';

/** A photo is larger than what is usual: 5 MB, as text and with what stands around it. */
export const POST = route({
  input: openClaimInput,
  act: openClaim,
  answers: 201,
  spends: true,
  limitBytes: 7_000_000,
});
