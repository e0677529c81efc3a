import { wrongCodes } from '@/app/_web/door/limits/guesses';
import { route } from '@/app/_web/route';
import { redeemVoucher } from '@/usecases/vouchers/redeem-voucher';
import { redeemVoucherInput } from '@/usecases/vouchers/redeem-voucher.input';

export const POST = route({
  input: redeemVoucherInput,
  act: redeemVoucher,
  answers: 201,
  spends: true,
  guesses: wrongCodes,
  onward: ({ id }, { venueId }) => `/merchant/till?venue=${venueId}&done=${id}`,
});
