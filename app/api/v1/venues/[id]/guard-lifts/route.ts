import { route } from '@/app/_web/route';
import { liftGuard } from '@/usecases/pricing/lift-guard';
import { liftGuardInput } from '@/usecases/pricing/lift-guard.input';

export const POST = route({ input: liftGuardInput, act: liftGuard, answers: 201 });
