import { route } from '@/app/_web/route';
import { answerClaim } from '@/usecases/claims/answer-claim';
import { answerClaimInput } from '@/usecases/claims/answer-claim.input';

export const POST = route({ input: answerClaimInput, act: answerClaim, spends: true });
