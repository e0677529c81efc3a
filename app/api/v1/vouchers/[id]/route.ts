import { route } from '@/app/_web/route';
import { getVoucher } from '@/usecases/vouchers/get-voucher';
import { getVoucherInput } from '@/usecases/vouchers/get-voucher.input';

export const GET = route({ input: getVoucherInput, act: getVoucher });
