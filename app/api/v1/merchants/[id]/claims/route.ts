import { route } from '@/app/_web/route';
import { listClaims } from '@/usecases/claims/list-claims';
import { listClaimsInput } from '@/usecases/claims/list-claims.input';

export const GET = route({ input: listClaimsInput, act: listClaims });
