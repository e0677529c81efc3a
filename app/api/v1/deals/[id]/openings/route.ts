import { route } from '@/app/_web/route';
import { openSeats } from '@/usecases/pricing/open-seats';
import { openSeatsInput } from '@/usecases/pricing/open-seats.input';

export const POST = route({ input: openSeatsInput, act: openSeats, answers: 201, spends: true });
