import { forms, route } from '@/app/_web/route';
import { holdInput } from '@/usecases/orders/hold.input';
import { releaseHold } from '@/usecases/orders/release-hold';

export const DELETE = route({ input: holdInput, act: releaseHold, answers: 204, onward: () => '/deals' });
export const POST = forms({ DELETE });
