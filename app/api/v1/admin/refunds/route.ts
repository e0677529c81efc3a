import { route } from '@/app/_web/route';
import { listRefunds } from '@/usecases/refunds/list-refunds';
import { listRefundsInput } from '@/usecases/refunds/list-refunds.input';

export const GET = route({ input: listRefundsInput, act: listRefunds });
