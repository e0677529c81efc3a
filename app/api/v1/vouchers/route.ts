import { route } from '@/app/_web/route';
import { listVouchers } from '@/usecases/vouchers/list-vouchers';
import { listVouchersInput } from '@/usecases/vouchers/list-vouchers.input';

export const GET = route({ input: listVouchersInput, act: listVouchers });
